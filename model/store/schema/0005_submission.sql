-- Schema 5: the year-end submission: what the clerk wrote into the report, the main indicators and
-- their values, who may be asked, and each filing with what was registered of it.

ALTER TABLE local_action ADD COLUMN is_highlight INTEGER NOT NULL DEFAULT 0;

-- The outline of the report, once the office has changed the usual one. A section whose text is
-- NULL follows the draft; basis is the draft that the text was written over.
CREATE TABLE word_section_kind (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO word_section_kind VALUES
    ('导语'), ('总体情况'), ('主要目标完成情况'), ('重点任务落实成效'), ('特色亮点和典型经验'),
    ('存在问题'), ('下一步打算'), ('自拟内容'), ('任务清单落实情况表'), ('主要指标完成情况表'),
    ('典型案例'), ('佐证材料目录'), ('联络员信息表'), ('自拟附件');
CREATE TABLE report_section (
    id TEXT PRIMARY KEY,
    task_list_id TEXT NOT NULL REFERENCES task_list (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL REFERENCES word_section_kind (word),
    title TEXT NOT NULL DEFAULT '',
    is_on INTEGER NOT NULL DEFAULT 1,
    text TEXT,
    basis TEXT,
    CHECK ((text IS NULL) = (basis IS NULL))
) STRICT;
CREATE INDEX report_section_by_list ON report_section (task_list_id, position);

-- A figure that the office answers for: what the document asks for in its own words, the goal of
-- the province, and what stood a year before. Values are counted over the year (累计), on a day
-- (时点) or for the year before (年度).
CREATE TABLE word_indicator_measure (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO word_indicator_measure VALUES ('累计'), ('时点'), ('年度');
CREATE TABLE indicator (
    id TEXT PRIMARY KEY,
    task_list_id TEXT NOT NULL REFERENCES task_list (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    unit TEXT NOT NULL DEFAULT '',
    scope TEXT NOT NULL REFERENCES word_indicator_scope (word),
    measure TEXT NOT NULL REFERENCES word_indicator_measure (word),
    requirement TEXT NOT NULL DEFAULT '',
    goal_op TEXT REFERENCES word_target_op (word),
    goal_value TEXT,
    goal_upper TEXT,
    baseline TEXT,
    lead_unit_id TEXT REFERENCES unit (id),
    source TEXT NOT NULL DEFAULT '',
    remark TEXT NOT NULL DEFAULT '',
    CHECK ((goal_op IS NULL) = (goal_value IS NULL))
) STRICT;
CREATE INDEX indicator_by_list ON indicator (task_list_id, position);
CREATE INDEX indicator_by_unit ON indicator (lead_unit_id);
CREATE TABLE indicator_value (
    id TEXT PRIMARY KEY,
    indicator_id TEXT NOT NULL REFERENCES indicator (id),
    on_day TEXT NOT NULL,
    value TEXT NOT NULL,
    remark TEXT NOT NULL DEFAULT '',
    UNIQUE (indicator_id, on_day)
) STRICT;

-- Whom the receiver may ask (联络员信息表).
CREATE TABLE report_contact (
    id TEXT PRIMARY KEY,
    task_list_id TEXT NOT NULL REFERENCES task_list (id),
    position INTEGER NOT NULL,
    role TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL,
    post TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    mobile TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX report_contact_by_list ON report_contact (task_list_id, position);

-- A filing: the first one, and one more each time that it is sent back or added to. What was never
-- said of it is empty, and the usual holds. as_of is the 数据截止日 of what was signed.
CREATE TABLE word_report_form (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO word_report_form VALUES ('报告'), ('函');
CREATE TABLE word_draft_mark (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO word_draft_mark VALUES ('送审稿'), ('征求意见稿');
CREATE TABLE submission (
    id TEXT PRIMARY KEY,
    task_list_id TEXT NOT NULL REFERENCES task_list (id),
    number INTEGER NOT NULL,
    form TEXT NOT NULL DEFAULT '报告' REFERENCES word_report_form (word),
    addressee TEXT NOT NULL DEFAULT '',
    has_letterhead INTEGER NOT NULL DEFAULT 0,
    has_seal INTEGER NOT NULL DEFAULT 1,
    draft_mark TEXT NOT NULL DEFAULT '送审稿' REFERENCES word_draft_mark (word),
    copies INTEGER NOT NULL DEFAULT 2,
    deliver_to TEXT NOT NULL DEFAULT '',
    email_to TEXT NOT NULL DEFAULT '',
    email_subject TEXT NOT NULL DEFAULT '',
    as_of TEXT,
    package_name TEXT NOT NULL DEFAULT '',
    package_sha256 TEXT NOT NULL DEFAULT '',
    packaged_on TEXT,
    UNIQUE (task_list_id, number)
) STRICT;
CREATE TABLE word_submission_event (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO word_submission_event VALUES
    ('送审'), ('签发'), ('编号'), ('用印'), ('扫描'), ('寄出'), ('电子件发出'), ('对方确认'),
    ('退回'), ('补报');
CREATE TABLE submission_event (
    id TEXT PRIMARY KEY,
    submission_id TEXT NOT NULL REFERENCES submission (id),
    kind TEXT NOT NULL REFERENCES word_submission_event (word),
    happened_on TEXT NOT NULL,
    at_time TEXT NOT NULL DEFAULT '',
    person TEXT NOT NULL DEFAULT '',
    number TEXT NOT NULL DEFAULT '',
    copies INTEGER,
    address TEXT NOT NULL DEFAULT '',
    subject TEXT NOT NULL DEFAULT '',
    remark TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX submission_event_by_submission ON submission_event (submission_id, happened_on);
-- The files that came back; their bytes stand beside those of the evidence.
CREATE TABLE word_submission_file (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO word_submission_file VALUES ('定稿'), ('盖章扫描件');
CREATE TABLE submission_file (
    id TEXT PRIMARY KEY,
    submission_id TEXT NOT NULL REFERENCES submission (id),
    kind TEXT NOT NULL REFERENCES word_submission_file (word),
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    added_on TEXT NOT NULL,
    UNIQUE (submission_id, kind)
) STRICT;
