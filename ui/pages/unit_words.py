"""What the page 单位岗位 says of itself: how one goes on from here."""

NO_UNITS = (
    "还没有单位。\n在Excel里复制一列单位名称，回到这里按 Ctrl+V；\n"
    "也可以从文件导入名单，或按“新增”逐个填写。"
)
UNIT_HINT = (
    "F2 或回车就地修改，Alt+Shift+↑↓ 调整次序，Ctrl+V 粘贴名单；不再承担任务的单位去掉“在用”。"
    "双击数字，打开这些举措。"
)
POST_HINT = (
    "只是换人：改“现任”，任务仍在岗位上。岗位撤并或分工调整：按“移交任务”，任务转给另一个岗位。"
)
