# 知责. Everything is set up into .venv beside this file; `make help` lists the targets.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# The tests start the program a hundred times: each time it would be compiled anew.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help run papers test lowest thorough check lint format setup bench fuzz pictures formats fonts clean
.DEFAULT_GOAL := help

help: ## 列出全部命令 / list the targets
	@grep -hE '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(READY) ## 安装运行与测试所需的一切 / install all that is needed

$(READY): pyproject.toml .ci/setup
	@PYTHON=$(PYTHON) sh .ci/setup $(VENV)
	@touch $(READY)

run: $(READY) ## 打开程序（无显示器时改为生成示例材料） / open the window, or do the job headless
	@$(BIN)/python main.py --demo

papers: $(READY) ## 生成示例单位的全套材料和报送包（草稿）到 out/ / all papers of the sample and its package
	@env -u DISPLAY -u WAYLAND_DISPLAY -u QT_QPA_PLATFORM $(BIN)/python main.py --demo

test: $(READY) ## 运行全部测试 / run the tests
	@$(BIN)/python -m pytest -n 2 --dist worksteal

thorough: $(READY) ## 多数性质多试二十倍 / try most properties twenty times as often
	@HYPOTHESIS_PROFILE=thorough $(BIN)/python -m pytest -n 2 --dist worksteal tests/model tests/reports

lint: $(READY) ## 检查代码 / ruff, format, mypy, import-linter
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

lowest: $(READY) ## 用允许的最低版本组件测试 / test on the lowest versions admitted
	@PYTHON=$(PYTHON) sh .ci/lowest

check: lint test ## 检查并测试 / lint and test

format: $(READY) ## 整理代码格式 / format the code
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(READY) ## 速度与内存，列于标准旁 / speed and memory beside their bars
	@$(BIN)/python tests/bench/run.py

fuzz: $(READY) ## 试读十万个损坏的文件（约一刻钟） / read 100,000 broken files
	@$(BIN)/python tests/fuzz/run.py --files 100000

pictures: $(READY) ## 重拍说明书图片，各页各外观拍到 out/pictures / take all pictures again
	@$(BIN)/python docs/make_pictures.py

formats: $(READY) ## 重新量出版式对照表 / measure the paper form again
	@$(BIN)/python docs/measure_formats.py

fonts: $(READY) ## 重新转换随附字体（需 Debian 字体包） / convert the bundled faces again
	@$(BIN)/python resources/fonts/make_fonts.py

clean: ## 删除安装与生成物 / remove what was set up and made
	rm -rf $(VENV) $(VENV)-lowest out .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
