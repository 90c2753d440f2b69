"""``store``: your portfolio file, its backups, its health."""

VERBS = {
    "path": "store",
    "check": "store",
    "backups": "store",
    "backup": "store",
    "restore": "store",
    "purge": "purge",
    "merge": "merging",
    "accept": "merging",
    "git-setup": "git",
}
