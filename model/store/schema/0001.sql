-- Schema 1 of the ledger file (台账). An applied file of this folder is never edited.

-- Words: the closed sets. One table each, so that a wrong word is refused by the database.
CREATE TABLE word_list_kind (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO word_list_kind VALUES
    ('年度工作指引'), ('工作要点'), ('推进计划'), ('分工方案'), ('任务清单'), ('自编清单');
CREATE TABLE word_triage (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO word_triage VALUES ('待认领'), ('省内落实'), ('配合国家局'), ('国家层面');
CREATE TABLE word_progress (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO word_progress VALUES ('未启动'), ('推进中'), ('拟调整'), ('已报完成'), ('已办结');
CREATE TABLE word_lamp (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO word_lamp VALUES ('逾期'), ('临期'), ('正常'), ('未到期'), ('办结');
CREATE TABLE word_due_kind (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO word_due_kind VALUES ('日期'), ('月底'), ('季度末'), ('年底'), ('定期'), ('长期');
CREATE TABLE word_unit_kind (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO word_unit_kind VALUES ('处室'), ('直属单位'), ('市（州）局'), ('联席会议成员单位');
CREATE TABLE word_responsibility_mode (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO word_responsibility_mode VALUES
    ('负责'), ('按职责分工负责'), ('牵头+参与'), ('括注');
CREATE TABLE word_responsibility_role (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO word_responsibility_role VALUES ('牵头'), ('参与');
CREATE TABLE word_target_op (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO word_target_op VALUES ('='), ('>='), ('<='), ('≈'), ('range');
CREATE TABLE word_step_kind (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO word_step_kind VALUES ('do'), ('undo'), ('redo'), ('take_back');

-- The change log: a step is what the office did under one name, a change is one row of it.
CREATE TABLE step (
    seq INTEGER PRIMARY KEY,
    label TEXT NOT NULL,
    kind TEXT NOT NULL REFERENCES word_step_kind (word),
    target_seq INTEGER REFERENCES step (seq),
    is_final INTEGER NOT NULL DEFAULT 0,
    who TEXT NOT NULL,
    made_at TEXT NOT NULL,
    schema_version INTEGER NOT NULL
) STRICT;
CREATE TABLE change (
    seq INTEGER PRIMARY KEY,
    step_seq INTEGER NOT NULL REFERENCES step (seq),
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    before TEXT,
    after TEXT
) STRICT;
CREATE INDEX change_by_step ON change (step_seq);
CREATE INDEX change_by_row ON change (table_name, row_id);

-- The official text: list → chapter → item (→ goal) → clause.
CREATE TABLE task_list (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    year INTEGER NOT NULL,
    kind TEXT NOT NULL REFERENCES word_list_kind (word),
    title TEXT NOT NULL,
    issuer TEXT NOT NULL DEFAULT '',
    doc_number TEXT NOT NULL DEFAULT '',
    issued_on TEXT,
    published_on TEXT,
    received_on TEXT,
    received_number TEXT NOT NULL DEFAULT '',
    handle_by TEXT,
    proposed_handling TEXT NOT NULL DEFAULT '',
    instructions TEXT NOT NULL DEFAULT '',
    report_by TEXT,
    report_to TEXT NOT NULL DEFAULT '',
    report_form TEXT NOT NULL DEFAULT '',
    report_subject TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE chapter (
    id TEXT PRIMARY KEY,
    task_list_id TEXT NOT NULL REFERENCES task_list (id),
    position INTEGER NOT NULL,
    number TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL
) STRICT;
CREATE INDEX chapter_by_list ON chapter (task_list_id, position);
CREATE TABLE task_group (
    id TEXT PRIMARY KEY,
    chapter_id TEXT NOT NULL REFERENCES chapter (id),
    position INTEGER NOT NULL,
    number TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL
) STRICT;
CREATE INDEX task_group_by_chapter ON task_group (chapter_id, position);
CREATE TABLE task_item (
    id TEXT PRIMARY KEY,
    chapter_id TEXT NOT NULL REFERENCES chapter (id),
    task_group_id TEXT REFERENCES task_group (id),
    position INTEGER NOT NULL,
    number TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL,
    is_task INTEGER NOT NULL
) STRICT;
CREATE INDEX task_item_by_chapter ON task_item (chapter_id, position);
CREATE INDEX task_item_by_group ON task_item (task_group_id);
CREATE TABLE goal (
    id TEXT PRIMARY KEY,
    task_item_id TEXT NOT NULL REFERENCES task_item (id),
    position INTEGER NOT NULL,
    title TEXT NOT NULL
) STRICT;
CREATE INDEX goal_by_item ON goal (task_item_id, position);
CREATE TABLE responsibility (
    id TEXT PRIMARY KEY,
    task_item_id TEXT NOT NULL REFERENCES task_item (id),
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    mode TEXT NOT NULL REFERENCES word_responsibility_mode (word),
    is_open_ended INTEGER NOT NULL
) STRICT;
CREATE INDEX responsibility_by_item ON responsibility (task_item_id, position);
CREATE TABLE responsibility_unit (
    id TEXT PRIMARY KEY,
    responsibility_id TEXT NOT NULL REFERENCES responsibility (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL REFERENCES word_responsibility_role (word)
) STRICT;
CREATE INDEX responsibility_unit_by_note ON responsibility_unit (responsibility_id, position);
-- position runs through the whole list; number is 原文第 n 句, given to counted sentences only.
CREATE TABLE clause (
    id TEXT PRIMARY KEY,
    task_item_id TEXT NOT NULL REFERENCES task_item (id),
    goal_id TEXT REFERENCES goal (id),
    responsibility_id TEXT REFERENCES responsibility (id),
    position INTEGER NOT NULL,
    number INTEGER,
    text TEXT NOT NULL,
    triage TEXT NOT NULL DEFAULT '待认领' REFERENCES word_triage (word),
    triage_reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX clause_by_item ON clause (task_item_id, position);
CREATE INDEX clause_by_goal ON clause (goal_id);
CREATE INDEX clause_by_note ON clause (responsibility_id);
-- Decimals are text, so that what comes back is what was stored.
CREATE TABLE target (
    id TEXT PRIMARY KEY,
    clause_id TEXT NOT NULL REFERENCES clause (id),
    position INTEGER NOT NULL,
    quote TEXT NOT NULL,
    metric TEXT NOT NULL,
    op TEXT NOT NULL REFERENCES word_target_op (word),
    value TEXT NOT NULL,
    upper_value TEXT,
    unit TEXT NOT NULL
) STRICT;
CREATE INDEX target_by_clause ON target (clause_id, position);
CREATE TABLE deadline (
    id TEXT PRIMARY KEY,
    clause_id TEXT NOT NULL REFERENCES clause (id),
    position INTEGER NOT NULL,
    quote TEXT NOT NULL,
    due_kind TEXT NOT NULL REFERENCES word_due_kind (word),
    due_on TEXT
) STRICT;
CREATE INDEX deadline_by_clause ON deadline (clause_id, position);

-- The office: units and posts. A post without unit belongs to the heads of the office (局领导).
CREATE TABLE unit (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL REFERENCES word_unit_kind (word),
    is_active INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE post (
    id TEXT PRIMARY KEY,
    unit_id TEXT REFERENCES unit (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    holder TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    is_liaison INTEGER NOT NULL DEFAULT 0,
    is_active INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX post_by_unit ON post (unit_id, position);

-- What the province does itself.
CREATE TABLE local_action (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    lead_unit_id TEXT REFERENCES unit (id),
    post_id TEXT REFERENCES post (id),
    leader_post_id TEXT REFERENCES post (id),
    start_text TEXT NOT NULL DEFAULT '',
    start_on TEXT,
    due_text TEXT NOT NULL DEFAULT '',
    due_kind TEXT REFERENCES word_due_kind (word),
    due_on TEXT,
    deliverable TEXT NOT NULL DEFAULT '',
    quantified_target TEXT NOT NULL DEFAULT '',
    progress TEXT NOT NULL DEFAULT '未启动' REFERENCES word_progress (word),
    confirmed_on TEXT,
    confirmed_by TEXT,
    hand_lamp TEXT REFERENCES word_lamp (word),
    hand_lamp_reason TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '',
    in_report INTEGER NOT NULL DEFAULT 0,
    remark TEXT NOT NULL DEFAULT '',
    CHECK ((progress = '已办结') = (confirmed_on IS NOT NULL)),
    CHECK ((confirmed_on IS NULL) = (confirmed_by IS NULL)),
    CHECK (due_kind <> '长期' OR due_on IS NULL)
) STRICT;
CREATE INDEX local_action_position ON local_action (id, position);
CREATE INDEX local_action_by_text ON local_action (text, id);
CREATE INDEX local_action_by_start ON local_action (start_on, id);
CREATE INDEX local_action_by_due
    ON local_action (due_on, id, confirmed_on, hand_lamp, start_on, due_kind);
CREATE INDEX local_action_by_progress ON local_action (progress, confirmed_on, id);
CREATE INDEX local_action_by_lead ON local_action (lead_unit_id, id);
CREATE INDEX local_action_by_post ON local_action (post_id, id);
CREATE INDEX local_action_by_leader ON local_action (leader_post_id);
CREATE TABLE action_clause (
    id TEXT PRIMARY KEY,
    action_id TEXT NOT NULL REFERENCES local_action (id),
    clause_id TEXT NOT NULL REFERENCES clause (id),
    is_primary INTEGER NOT NULL,
    UNIQUE (action_id, clause_id)
) STRICT;
CREATE UNIQUE INDEX action_clause_primary ON action_clause (action_id) WHERE is_primary = 1;
CREATE INDEX action_clause_source ON action_clause (action_id, is_primary, clause_id);
CREATE INDEX action_clause_by_clause ON action_clause (clause_id, action_id);
CREATE TABLE action_cooperating_unit (
    id TEXT PRIMARY KEY,
    action_id TEXT NOT NULL REFERENCES local_action (id),
    unit_id TEXT NOT NULL REFERENCES unit (id),
    position INTEGER NOT NULL,
    UNIQUE (action_id, unit_id)
) STRICT;
CREATE INDEX action_cooperating_unit_by_unit ON action_cooperating_unit (unit_id, action_id);
-- ends_on is the last day of the quarter at which the stage must stand.
CREATE TABLE stage (
    id TEXT PRIMARY KEY,
    action_id TEXT NOT NULL REFERENCES local_action (id),
    ends_on TEXT NOT NULL,
    text TEXT NOT NULL,
    reached_on TEXT,
    UNIQUE (action_id, ends_on)
) STRICT;
-- period is 2023-10 (month) or 2023-Q3 (quarter); period_ends_on orders them.
CREATE TABLE progress_note (
    id TEXT PRIMARY KEY,
    action_id TEXT NOT NULL REFERENCES local_action (id),
    period TEXT NOT NULL,
    period_ends_on TEXT NOT NULL,
    done TEXT NOT NULL DEFAULT '',
    problems TEXT NOT NULL DEFAULT '',
    next_steps TEXT NOT NULL DEFAULT '',
    UNIQUE (action_id, period)
) STRICT;
CREATE INDEX progress_note_by_period ON progress_note (action_id, period_ends_on);

-- Evidence: what it is called stands in the log, its bytes apart and once per content.
CREATE TABLE evidence (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    added_on TEXT NOT NULL
) STRICT;
CREATE TABLE action_evidence (
    id TEXT PRIMARY KEY,
    action_id TEXT NOT NULL REFERENCES local_action (id),
    evidence_id TEXT NOT NULL REFERENCES evidence (id),
    position INTEGER NOT NULL,
    UNIQUE (action_id, evidence_id)
) STRICT;
CREATE INDEX action_evidence_by_evidence ON action_evidence (evidence_id);
CREATE TABLE evidence_bytes (
    sha256 TEXT PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Settings of the office; value is JSON.
CREATE TABLE setting (
    id TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
