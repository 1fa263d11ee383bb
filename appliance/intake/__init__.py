"""From a dropped file to a row in the ledger: settle, triage, admit; nothing lost, nothing counted twice."""
