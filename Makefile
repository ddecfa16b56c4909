# A thin face of scripts/run.py: `make TASK` runs `python3 scripts/run.py TASK`.
# Variables are handed on:  make new kind=exercises id=heel-raise
# Flags go into ARGS:       make check ARGS="--format json"

TASKS = serve site test check new new-source fix figure links compare verdicts decay release bench comment standing-report lock help
ARGS =

.DEFAULT_GOAL := help
.PHONY: $(TASKS)

# Each variable given on the command line, as one quoted word: 'name=value'.
quote = '$(subst ','\'',$(1))'
given = $(filter-out ARGS -%,$(foreach name,$(.VARIABLES),\
	$(if $(filter command,$(firstword $(origin $(name)))),$(name))))
settings = $(foreach name,$(sort $(given)),$(call quote,$(name)=$(value $(name))))

$(TASKS):
	@python3 scripts/run.py $@ $(settings) $(ARGS)
