"""What can be typed on the command line (命令行参数): the usage, and the parser of each verb."""

import argparse
from pathlib import Path
from typing import NoReturn

from model.errors import InvalidEntryError
from model.words import ListKind
from ui import jobs, list_verb, paper_files
from ui.option_words import count, day, filled, seconds, year
from ui.sandbox import PATIENCE

USAGE = """\
知责：年度任务清单的认领、分解、督办与报送

  python main.py [台账.zhize]               打开窗口
  python main.py read 文件 [--json] [--encoding 编码] [--patience 秒]
                                            看程序如何理解一份来文，不存入
  python main.py new 台账 [--office 全称] [--list 文件 [--encoding 编码]]
                                            新建台账，含2023年任务清单或所给文件
  python main.py import 台账 文件 [--encoding 编码] [--year 年份] [--kind 种类] [--accept]
                                            读入或更新任务清单；已有本地工作的原文要改动时，
                                            核对后用 --accept
  python main.py sample 台账 [--actions N] [--seed S]
                                            虚构的示例省知识产权局，可任意规模
  python main.py report 台账 --out 文件夹 [--only 名称] [--as-of 日期] [--unit 单位] [--ranked]
       名称：report 成效报告 · table 任务清单落实情况表 · ledger 工作台账
             division 任务分工方案和任务分工表 · extracts 各单位任务摘录 · bulletin 进展通报
             brief 一页纸 · notice 督办单 · material 素材汇编；不写 --only 则以上全部生成
             changes 任务分工调整前后对照表（--since 日期：从哪天起，不写则从上次生成任务分工表起）
       --unit 只生成一个单位（全称或简称）的督办单、任务摘录
       --ranked 进展通报按完成率排名（不写则按单位顺序）
  python main.py list 台账 --to 文件.pdf|.xlsx|.docx [--view 内容] [--unit 单位] [--post 责任人]
             [--lamp 逾期,临期] [--columns 列,列] [--group unit|post] [--title 标题]
             [--landscape|--portrait] [--size 磅数] [--ids 文件] [--as-of 日期] [--since 日期]
                                            窗口里能打印的清单，可按单位、责任人分页
       内容：actions 落实举措 · sentences 任务认领表 · contacts 通讯录 · items 按任务 · units 按单位
             overview 总览两表 · gaps 报送前核对 · changes 调整前后对照 · division 任务分工表
             report 成效报告（--without-annexes 不含附件）
  python main.py package 台账 --out 文件夹 [--draft] [--anyway] [--as-of 日期]
                                            报送包：一个文件夹和一个压缩包，定稿和盖章扫描件
                                            须已放入；与台账有出入的先列出，核对后加 --anyway
                                            照样打包；--draft 缺的用生成的代替，注明草稿
  python main.py check 台账|报送包 [--ledger 台账]
                                            核对台账是否完好、报送还缺什么；或报送包（文件夹、
                                            .zip）是否与打包时一致，是否台账登记的那一个
  python main.py attend                     逐行执行写成JSON的命令，供窗口在后台使用
"""


def parser() -> argparse.ArgumentParser:
    """The verbs with their arguments; a wrong one raises InvalidEntryError."""
    made = _Parser(prog="main.py", add_help=False)
    verbs = made.add_subparsers(dest="verb", parser_class=_Parser)
    read = verbs.add_parser("read", add_help=False)
    read.add_argument("file", type=Path)
    read.add_argument("--json", action="store_true")
    read.add_argument("--encoding", default=None)
    read.add_argument("--patience", type=seconds, default=PATIENCE)
    # For the child alone: where to put what was read, and whether it is only looked at.
    read.add_argument("--to", type=Path, default=None)
    read.add_argument("--scan", action="store_true")
    new = verbs.add_parser("new", add_help=False)
    new.add_argument("ledger", type=Path)
    new.add_argument("--office", default="")
    new.add_argument("--list", type=Path, default=jobs.GUIDELINE_2023)
    new.add_argument("--encoding", default=None)
    sample = verbs.add_parser("sample", add_help=False)
    sample.add_argument("ledger", type=Path)
    sample.add_argument("--actions", type=count, default=None)
    sample.add_argument("--seed", type=int, default=0)
    into = verbs.add_parser("import", add_help=False)
    into.add_argument("ledger", type=Path)
    into.add_argument("file", type=Path)
    into.add_argument("--encoding", default=None)
    into.add_argument("--year", type=year, default=None)
    into.add_argument("--kind", type=ListKind, choices=tuple(ListKind), default=None)
    into.add_argument("--accept", action="store_true")
    report = verbs.add_parser("report", add_help=False)
    report.add_argument("ledger", type=Path)
    report.add_argument("--out", type=Path, required=True)
    papers = (*paper_files.PAPERS, paper_files.CHANGES)
    report.add_argument("--only", action="append", choices=[paper.name for paper in papers])
    report.add_argument("--since", type=day, default=None)
    report.add_argument("--as-of", type=day, default=None)
    report.add_argument("--unit", type=filled, default=None)
    report.add_argument("--ranked", action="store_true")
    report.add_argument("--progress", action="store_true")
    package = verbs.add_parser("package", add_help=False)
    package.add_argument("ledger", type=Path)
    package.add_argument("--out", type=Path, required=True)
    package.add_argument("--draft", action="store_true")
    package.add_argument("--anyway", action="store_true")
    package.add_argument("--as-of", type=day, default=None)
    # For the window alone, which notes the package itself.
    package.add_argument("--progress", action="store_true")
    package.add_argument("--unnoted", action="store_true")
    list_verb.add_options(verbs.add_parser("list", add_help=False))
    verbs.add_parser("attend", add_help=False)
    check = verbs.add_parser("check", add_help=False)
    check.add_argument("ledger", type=Path)
    check.add_argument("--ledger", dest="against", type=Path, default=None)
    return made


class _Parser(argparse.ArgumentParser):
    """Speaks of wrong arguments as of any other refusal."""

    def error(self, message: str) -> NoReturn:
        raise InvalidEntryError("命令写法有误，没有执行。请用 --help 查看用法。") from ValueError(
            message
        )
