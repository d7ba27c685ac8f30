-- Schema 3: parts of sentences, what a stage reached, changes of time limits, reminders, and the
-- plan backwards from the filing.

-- A part of a sentence (拆分): offsets, in characters, into the sentence, which stays as it is.
CREATE TABLE clause_part (
    id TEXT PRIMARY KEY,
    clause_id TEXT NOT NULL REFERENCES clause (id),
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    UNIQUE (clause_id, starts_at),
    CHECK (0 <= starts_at AND starts_at < ends_at)
) STRICT;
-- The part that an action serves; none means the whole sentence.
ALTER TABLE action_clause ADD COLUMN clause_part_id TEXT REFERENCES clause_part (id);
CREATE INDEX action_clause_by_part ON action_clause (clause_part_id);

-- What stood at the end of the quarter, beside what was to stand.
ALTER TABLE stage ADD COLUMN reached TEXT NOT NULL DEFAULT '';

-- A time limit that is to be changed (拟调整、延期): applied on the day it is approved.
CREATE TABLE adjustment (
    id TEXT PRIMARY KEY,
    action_id TEXT NOT NULL REFERENCES local_action (id),
    proposed_on TEXT NOT NULL,
    reason TEXT NOT NULL,
    old_due_text TEXT NOT NULL DEFAULT '',
    old_due_kind TEXT REFERENCES word_due_kind (word),
    old_due_on TEXT,
    new_due_text TEXT NOT NULL DEFAULT '',
    new_due_kind TEXT REFERENCES word_due_kind (word),
    new_due_on TEXT,
    approved_on TEXT,
    approved_by TEXT,
    CHECK ((approved_on IS NULL) = (approved_by IS NULL))
) STRICT;
CREATE INDEX adjustment_by_action ON adjustment (action_id, proposed_on);

-- Who was reminded of what (催办): once per unit or post and occasion.
CREATE TABLE word_reminder_kind (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO word_reminder_kind VALUES ('提醒'), ('催办'), ('督办');
CREATE TABLE reminder (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL REFERENCES word_reminder_kind (word),
    unit_id TEXT REFERENCES unit (id),
    post_id TEXT REFERENCES post (id),
    reminded_on TEXT NOT NULL,
    manner TEXT NOT NULL DEFAULT '',
    remark TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX reminder_by_unit ON reminder (unit_id, reminded_on);
CREATE INDEX reminder_by_post ON reminder (post_id);
CREATE TABLE reminder_action (
    id TEXT PRIMARY KEY,
    reminder_id TEXT NOT NULL REFERENCES reminder (id),
    action_id TEXT NOT NULL REFERENCES local_action (id),
    UNIQUE (action_id, reminder_id)
) STRICT;
CREATE INDEX reminder_action_by_reminder ON reminder_action (reminder_id);

-- The plan backwards from the filing (倒排计划), once the office has changed the usual one.
CREATE TABLE milestone (
    id TEXT PRIMARY KEY,
    task_list_id TEXT NOT NULL REFERENCES task_list (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    planned_on TEXT NOT NULL,
    done_on TEXT
) STRICT;
CREATE INDEX milestone_by_list ON milestone (task_list_id, position);

-- 修改记录 asks which kinds of things a step touched, and what hung on a thing until it was
-- deleted; deletes are few.
DROP INDEX change_by_step;
CREATE INDEX change_by_step ON change (step_seq, table_name);
CREATE INDEX change_deleted ON change (table_name) WHERE kind = 'delete';
