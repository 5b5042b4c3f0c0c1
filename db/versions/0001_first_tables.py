"""The first tables: contests, signed documents, packages, a judge's own work, attachments, known keys, the audit log.

What is signed and what is audited stays as it came: triggers refuse every change, and every deletion except of a
contest that is itself removed.
"""

from alembic import op

revision = "0001"
down_revision = None

TABLES = """
CREATE TABLE contests (
    contest TEXT NOT NULL,
    name_th TEXT NOT NULL,
    name_en TEXT NOT NULL,
    created TEXT NOT NULL,
    PRIMARY KEY (contest)
) STRICT;

CREATE TABLE contest_parts (
    contest TEXT NOT NULL,
    part TEXT NOT NULL,
    mode TEXT,
    definition BLOB,
    people BLOB,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    PRIMARY KEY (contest, part),
    CHECK (part IN ('chair', 'judge')),
    CHECK (mode IN ('rehearsal', 'official')),
    FOREIGN KEY(contest) REFERENCES contests (contest) ON DELETE CASCADE
) STRICT;

CREATE TABLE documents (
    sha256 TEXT NOT NULL,
    type TEXT NOT NULL,
    contest TEXT,
    round TEXT,
    mode TEXT,
    signed_by TEXT NOT NULL,
    judge TEXT,
    revision INTEGER NOT NULL,
    previous TEXT NOT NULL,
    signature TEXT NOT NULL,
    body BLOB NOT NULL,
    companion BLOB,
    received_at TEXT NOT NULL,
    origin TEXT NOT NULL,
    PRIMARY KEY (sha256),
    CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    CHECK (type IN ('card', 'package', 'scores', 'decision', 'results')),
    CHECK (mode IN ('rehearsal', 'official')),
    CHECK (contest IS NOT NULL OR type = 'card'),
    CHECK (revision >= 0),
    FOREIGN KEY(contest) REFERENCES contests (contest) ON DELETE CASCADE
) STRICT;

CREATE INDEX documents_by_place ON documents (contest, round, type, signed_by, revision);

CREATE TABLE packages (
    contest TEXT NOT NULL,
    round TEXT NOT NULL,
    mode TEXT NOT NULL,
    part TEXT NOT NULL,
    manifest TEXT NOT NULL,
    revision INTEGER NOT NULL,
    judge TEXT,
    opened_at TEXT NOT NULL,
    PRIMARY KEY (contest, round, mode, part),
    CHECK (mode IN ('rehearsal', 'official')),
    CHECK (part IN ('chair', 'judge')),
    CHECK (revision >= 1),
    CHECK (judge IS NULL OR part = 'judge'),
    FOREIGN KEY(contest) REFERENCES contests (contest) ON DELETE CASCADE,
    FOREIGN KEY(manifest) REFERENCES documents (sha256)
) STRICT;

CREATE TABLE packages_opened (
    manifest TEXT NOT NULL,
    part TEXT NOT NULL,
    contest TEXT NOT NULL,
    confirmation TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    origin TEXT NOT NULL,
    PRIMARY KEY (manifest, part),
    CHECK (part IN ('chair', 'judge')),
    CHECK (confirmation IN ('unheard', 'voice', 'paper')),
    FOREIGN KEY(contest) REFERENCES contests (contest) ON DELETE CASCADE,
    FOREIGN KEY(manifest) REFERENCES documents (sha256)
) STRICT;

CREATE TABLE attachments (
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    added_at TEXT NOT NULL,
    PRIMARY KEY (sha256),
    CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    CHECK (size >= 0)
) STRICT;

CREATE TABLE contest_attachments (
    contest TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (contest, sha256),
    FOREIGN KEY(contest) REFERENCES contests (contest) ON DELETE CASCADE,
    FOREIGN KEY(sha256) REFERENCES attachments (sha256)
) WITHOUT ROWID, STRICT;

CREATE TABLE scoring_sessions (
    contest TEXT NOT NULL,
    round TEXT NOT NULL,
    mode TEXT NOT NULL,
    judge TEXT NOT NULL,
    declaration_made INTEGER NOT NULL,
    notes TEXT NOT NULL,
    started_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (contest, round, mode, judge),
    CHECK (mode IN ('rehearsal', 'official')),
    CHECK (declaration_made IN (0, 1)),
    FOREIGN KEY(contest) REFERENCES contests (contest) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;

CREATE TABLE scorecards (
    contest TEXT NOT NULL,
    round TEXT NOT NULL,
    mode TEXT NOT NULL,
    judge TEXT NOT NULL,
    submission TEXT NOT NULL,
    state TEXT NOT NULL,
    flag INTEGER NOT NULL,
    reason TEXT NOT NULL,
    private_notes TEXT NOT NULL,
    sent_in INTEGER,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (contest, round, mode, judge, submission),
    CHECK (state IN ('draft', 'sealed', 'recused', 'absent')),
    CHECK (flag IN (0, 1)),
    CHECK (sent_in >= 1),
    FOREIGN KEY(contest, round, mode, judge) REFERENCES scoring_sessions (contest, round, mode, judge) ON
        DELETE CASCADE
) WITHOUT ROWID, STRICT;

CREATE TABLE scores (
    contest TEXT NOT NULL,
    round TEXT NOT NULL,
    mode TEXT NOT NULL,
    judge TEXT NOT NULL,
    submission TEXT NOT NULL,
    criterion TEXT NOT NULL,
    score TEXT,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (contest, round, mode, judge, submission, criterion),
    CHECK (score NOT GLOB '*[^0-9.]*' AND score GLOB '[0-9]*' AND score NOT GLOB '0[0-9]*' AND score NOT GLOB
        '*.*.*' AND (score NOT GLOB '*.*' OR score GLOB '*.*[1-9]')),
    FOREIGN KEY(contest, round, mode, judge, submission) REFERENCES scorecards (contest, round, mode, judge,
        submission) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;

CREATE TABLE comments (
    contest TEXT NOT NULL,
    round TEXT NOT NULL,
    mode TEXT NOT NULL,
    judge TEXT NOT NULL,
    submission TEXT NOT NULL,
    criterion TEXT NOT NULL,
    text TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (contest, round, mode, judge, submission, criterion),
    FOREIGN KEY(contest, round, mode, judge, submission) REFERENCES scorecards (contest, round, mode, judge,
        submission) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;

CREATE TABLE pins (
    contest TEXT NOT NULL,
    round TEXT NOT NULL,
    mode TEXT NOT NULL,
    judge TEXT NOT NULL,
    submission TEXT NOT NULL,
    criterion TEXT NOT NULL,
    attachment TEXT NOT NULL,
    page INTEGER NOT NULL,
    second INTEGER NOT NULL,
    PRIMARY KEY (contest, round, mode, judge, submission, criterion, attachment, page, second),
    CHECK (page >= 0),
    CHECK (second >= 0),
    FOREIGN KEY(contest, round, mode, judge, submission) REFERENCES scorecards (contest, round, mode, judge,
        submission) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;

CREATE TABLE recusals (
    contest TEXT NOT NULL,
    round TEXT NOT NULL,
    mode TEXT NOT NULL,
    judge TEXT NOT NULL,
    scope TEXT NOT NULL,
    target TEXT NOT NULL,
    ground TEXT NOT NULL,
    reason TEXT NOT NULL,
    declared_at TEXT NOT NULL,
    PRIMARY KEY (contest, round, mode, judge, scope, target),
    CHECK (scope IN ('category', 'submission')),
    CHECK (ground IN ('party', 'spouse', 'relative', 'representative', 'creditor_debtor', 'employer', 'other')),
    FOREIGN KEY(contest, round, mode, judge) REFERENCES scoring_sessions (contest, round, mode, judge) ON
        DELETE CASCADE
) WITHOUT ROWID, STRICT;

CREATE TABLE exports (
    contest TEXT NOT NULL,
    round TEXT NOT NULL,
    mode TEXT NOT NULL,
    judge TEXT NOT NULL,
    judge_key TEXT NOT NULL,
    revision INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    file_name TEXT NOT NULL,
    created TEXT NOT NULL,
    PRIMARY KEY (contest, round, mode, judge, judge_key, revision),
    UNIQUE (sha256),
    CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    CHECK (revision >= 1),
    FOREIGN KEY(contest, round, mode, judge) REFERENCES scoring_sessions (contest, round, mode, judge) ON
        DELETE CASCADE
) WITHOUT ROWID, STRICT;

CREATE TABLE typed_scorecards (
    contest TEXT NOT NULL,
    round TEXT NOT NULL,
    mode TEXT NOT NULL,
    judge TEXT NOT NULL,
    submission TEXT NOT NULL,
    origin TEXT NOT NULL,
    state TEXT NOT NULL,
    scores TEXT NOT NULL,
    comments TEXT NOT NULL,
    typed_by TEXT NOT NULL,
    typed_at TEXT NOT NULL,
    PRIMARY KEY (contest, round, mode, judge, submission),
    CHECK (mode IN ('rehearsal', 'official')),
    CHECK (origin IN ('file', 'paper', 'sheet')),
    CHECK (state IN ('draft', 'sealed', 'recused', 'absent')),
    CHECK (comments GLOB '{*}'),
    FOREIGN KEY(contest) REFERENCES contests (contest) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;

CREATE TABLE signatures (
    contest TEXT NOT NULL,
    round TEXT NOT NULL,
    mode TEXT NOT NULL,
    paper TEXT NOT NULL,
    judge TEXT NOT NULL,
    noted_at TEXT NOT NULL,
    PRIMARY KEY (contest, round, mode, paper, judge),
    CHECK (mode IN ('rehearsal', 'official')),
    FOREIGN KEY(contest) REFERENCES contests (contest) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;

CREATE TABLE signature_scans (
    contest TEXT NOT NULL,
    round TEXT NOT NULL,
    mode TEXT NOT NULL,
    paper TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    kept_at TEXT NOT NULL,
    PRIMARY KEY (contest, round, mode, paper, sha256),
    CHECK (mode IN ('rehearsal', 'official')),
    FOREIGN KEY(contest, sha256) REFERENCES contest_attachments (contest, sha256) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;

CREATE TABLE chair_notes (
    contest TEXT NOT NULL,
    category TEXT NOT NULL,
    submission TEXT NOT NULL,
    text TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (contest, category, submission),
    FOREIGN KEY(contest) REFERENCES contests (contest) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;

CREATE TABLE discussions (
    sequence INTEGER NOT NULL,
    contest TEXT NOT NULL,
    round TEXT NOT NULL,
    mode TEXT NOT NULL,
    submission TEXT NOT NULL,
    spread TEXT NOT NULL,
    words TEXT NOT NULL,
    held_at TEXT NOT NULL,
    PRIMARY KEY (sequence),
    CHECK (mode IN ('rehearsal', 'official')),
    FOREIGN KEY(contest) REFERENCES contests (contest) ON DELETE CASCADE
) STRICT;

CREATE INDEX discussions_of_contest ON discussions (contest, round, mode);

CREATE TABLE meetings (
    contest TEXT NOT NULL,
    round TEXT NOT NULL,
    mode TEXT NOT NULL,
    body TEXT NOT NULL,
    number TEXT NOT NULL,
    held_on TEXT,
    place TEXT NOT NULL,
    starts_at TEXT,
    ends_at TEXT,
    also_present TEXT NOT NULL,
    announcements TEXT NOT NULL,
    earlier_minutes TEXT NOT NULL,
    information TEXT NOT NULL,
    consideration TEXT NOT NULL,
    other_matters TEXT NOT NULL,
    recorder TEXT NOT NULL,
    recorder_position TEXT NOT NULL,
    checker TEXT NOT NULL,
    checker_position TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (contest, round, mode),
    CHECK (mode IN ('rehearsal', 'official')),
    FOREIGN KEY(contest) REFERENCES contests (contest) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;

CREATE TABLE known_keys (
    judge_key TEXT NOT NULL,
    signing_key TEXT NOT NULL,
    age_recipient TEXT NOT NULL,
    name_th TEXT NOT NULL,
    name_en TEXT NOT NULL,
    confirmation TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    confirmed_at TEXT,
    PRIMARY KEY (judge_key),
    CHECK (confirmation IN ('unheard', 'voice', 'paper'))
) STRICT;

CREATE TABLE audit_log (
    sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    event TEXT NOT NULL,
    contest TEXT,
    details TEXT NOT NULL,
    chain TEXT NOT NULL,
    CHECK (event IN ('contest_created', 'contest_updated', 'contest_removed', 'identity_created',
        'card_added', 'key_confirmed', 'package_built', 'package_opened', 'judge_chosen', 'declaration_made',
        'recusal_declared', 'recusal_withdrawn', 'absence_marked', 'scorecard_sealed', 'scorecard_reopened',
        'scores_imported', 'scores_exported', 'scores_merged', 'scores_handed_back', 'file_refused',
        'decision_recorded', 'results_published', 'report_printed', 'tables_exported', 'backup_made',
        'backup_restored', 'backup_waived', 'submissions_imported', 'attachments_added', 'renditions_made',
        'received_exported', 'decisions_merged', 'contest_taken_over', 'scan_kept', 'scan_taken_away',
        'note_written', 'discussion_held', 'meeting_described', 'archive_exported')),
    CHECK (details GLOB '{*}'),
    CHECK (length(chain) = 64 AND chain NOT GLOB '*[^0-9a-f]*')
) STRICT;

CREATE INDEX audit_log_of_contest ON audit_log (contest, sequence);
"""

TRIGGERS = (
    """
CREATE TRIGGER documents_never_change BEFORE UPDATE ON documents
BEGIN
    SELECT RAISE(ABORT, 'documents are never changed');
END
""",
    """
CREATE TRIGGER documents_stay BEFORE DELETE ON documents
WHEN OLD.contest IS NULL OR EXISTS (SELECT 1 FROM contests WHERE contest = OLD.contest)
BEGIN
    SELECT RAISE(ABORT, 'documents are removed with their contest only');
END
""",
    """
CREATE TRIGGER audit_log_never_changes BEFORE UPDATE ON audit_log
BEGIN
    SELECT RAISE(ABORT, 'the audit log is never changed');
END
""",
    """
CREATE TRIGGER audit_log_stays BEFORE DELETE ON audit_log
WHEN OLD.contest IS NULL OR EXISTS (SELECT 1 FROM contests WHERE contest = OLD.contest)
BEGIN
    SELECT RAISE(ABORT, 'audit events are removed with their contest only');
END
""",
)


def upgrade() -> None:
    for statement in (*TABLES.split(";"), *TRIGGERS):
        if statement.strip():
            op.execute(statement)
