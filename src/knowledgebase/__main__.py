"""Run the `kb` command as `python -m knowledgebase`."""

from knowledgebase.cli import main

main(prog_name="kb")
