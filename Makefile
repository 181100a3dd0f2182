# Two commands matter: `make film` makes the videos, `make test` checks the project.
# Each first sets up what it needs, and says so; when all is there, that takes a blink.
#
# Make cannot deal with spaces in file names, so no target is a file and all paths are relative.

.PHONY: help film course social studio test bench list setup constraints clean
.NOTPARALLEL:

help:
	@echo 'make film    render all clips and the film into out/ (ARGS="--quality draft": options)'
	@echo 'make course  make pages, a quiz, packages for an LMS, a handout and slides into out/course/'
	@echo 'make social  make posts for nine platforms into out/social/: videos, covers, texts, threads'
	@echo 'make studio  show a clip in a page, live, as it is edited (ARGS="likelihood": which)'
	@echo 'make test    check style, types and imports, run the tests'
	@echo 'make bench   measure how fast it renders, into benchmarks/RESULTS.md (an hour and a half)'
	@echo 'make list    list the clips'
	@echo 'make setup   only install what film and test need, into .venv'
	@echo 'make constraints   write constraints.txt anew, after requirements*.txt changed'
	@echo 'make clean   remove what was rendered, and the caches'

film:
	@sh tools/setup.sh film
	@.venv/bin/python render.py $(ARGS)

course:
	@sh tools/setup.sh film
	@.venv/bin/python render.py course $(ARGS)

social:
	@sh tools/setup.sh film
	@.venv/bin/python render.py social $(ARGS)

studio:
	@sh tools/setup.sh studio
	@.venv/bin/python render.py studio $(ARGS)

test:
	@sh tools/setup.sh test
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy -n 2
	.venv/bin/lint-imports
	.venv/bin/node tools/web/node_modules/eslint/bin/eslint.js --config tools/web/eslint.config.js reel/deliver/*/static reel/studio/static
	.venv/bin/node tools/web/node_modules/typescript/bin/tsc --project tools/web
	.venv/bin/pytest -n 2 --dist worksteal $(ARGS)

bench:
	@sh tools/setup.sh test
	@.venv/bin/python -m benchmarks.run $(ARGS)

list:
	@sh tools/setup.sh film
	@.venv/bin/python render.py list

setup:
	@sh tools/setup.sh test

constraints:
	@sh tools/constraints.sh $(ARGS)

clean:
	rm -rf out media .cache .pytest_cache .mypy_cache .ruff_cache .grimp_cache .import_linter_cache
