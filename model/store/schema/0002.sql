-- Schema 2: whose figure a target is, what a table says beside a sentence, sentences that a newer
-- reading no longer holds, the departments that the office's own units answer to, and how tables
-- of a layout are read.
CREATE TABLE word_indicator_scope (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT INTO word_indicator_scope VALUES ('国家局指标'), ('本省承接');
-- What was read before nobody called its own; reading the document again says more.
ALTER TABLE target ADD COLUMN scope TEXT NOT NULL DEFAULT '国家局指标'
    REFERENCES word_indicator_scope (word);

-- The day on which a newer reading no longer held the sentence; it is kept for its local work.
ALTER TABLE clause ADD COLUMN gone_on TEXT;
-- 成果形式, 责任人, 备注: what a table says of a sentence in its other columns.
CREATE TABLE clause_detail (
    id TEXT PRIMARY KEY,
    clause_id TEXT NOT NULL REFERENCES clause (id),
    position INTEGER NOT NULL,
    heading TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX clause_detail_by_clause ON clause_detail (clause_id, position);

-- The unit that answers to a department named in notes; none means that no unit of ours does.
CREATE TABLE department_unit (
    id TEXT PRIMARY KEY,
    department TEXT NOT NULL UNIQUE,
    unit_id TEXT REFERENCES unit (id)
) STRICT;
CREATE INDEX department_unit_by_unit ON department_unit (unit_id);
CREATE INDEX responsibility_unit_by_name ON responsibility_unit (name);

-- id is the key of a layout (its headings); mapping is JSON.
CREATE TABLE table_layout (
    id TEXT PRIMARY KEY,
    mapping TEXT NOT NULL
) STRICT;
