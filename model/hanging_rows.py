"""The tables whose rows hang on an action (举措名下的记录), by their column action_id."""

# These are told as its own: in its history, in the form, in the long table.
TOLD_TABLES = (
    "stage",
    "progress_note",
    "adjustment",
    "action_cooperating_unit",
    "action_evidence",
)
# All of them go with it.
ON_ACTION = (*TOLD_TABLES, "action_clause", "reminder_action")
