# Each target does its own set-up on a fresh Debian or Ubuntu with Swift installed.
SAMPLE ?= Samples/nayong-2013-05
LANGUAGE ?= zh
RELEASE = swift build -c release --static-swift-stdlib --product hecha
HECHA = .build/release/hecha

.PHONY: audit test lint format bench sample packages help

help:
	@echo "make audit   审核随附样例 audit the bundled sample"
	@echo "make test    运行测试 run the tests"
	@echo "make lint    检查格式与模块依赖 format and module graph"
	@echo "make bench   在虚拟县上测量速度与准确率 measure speed and accuracy"
	@echo "make sample  重新生成样例 make the sample anew"

# Exit code 1 means that the audit found something, as it does on the sample.
audit: packages
	$(RELEASE)
	@$(HECHA) audit $(SAMPLE) --lang $(LANGUAGE) || [ $$? -eq 1 ]

test: packages
	swift build --build-tests
	swift test --skip-build

lint: packages
	swift format lint --strict --recursive --parallel Sources Tests Package.swift \
		Schemas/penalty-tables/PublishedTables.swift
	swift build --explicit-target-dependency-import-check error

format:
	swift format --in-place --recursive --parallel Sources Tests Package.swift \
		Schemas/penalty-tables/PublishedTables.swift

bench: packages
	$(RELEASE)
	Benchmarks/run

sample: packages
	$(RELEASE)
	rm -rf $(SAMPLE)
	$(HECHA) synth $(SAMPLE) --showcase

# The system libraries and the oracle of the XML tests, by apt where they are missing.
packages:
	@missing=""; \
	for package in libxml2-dev zlib1g-dev libzip-dev pkg-config libxml2-utils; do \
		dpkg -s $$package >/dev/null 2>&1 || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
		sudo=""; [ "$$(id -u)" -eq 0 ] || sudo=sudo; \
		echo "installing$$missing"; \
		$$sudo apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq $$missing; \
	fi
