# Each target does its own set-up on a fresh Debian or Ubuntu with Swift installed.
SAMPLE ?= Samples/nayong-2013-05
LANGUAGE ?= zh
RELEASE = swift build -c release --static-swift-stdlib --product hecha
HECHA = .build/release/hecha

SECONDS ?= 60
SANITIZER ?= address
HECHA_FUZZ_SECONDS ?= $(SECONDS)
FUZZ = .build-fuzz/release/FuzzReaders

.PHONY: audit test lint format bench fuzz fuzz-corpus sanitize sample pictures packages browser help

help:
	@echo "make audit   审核随附样例 audit the bundled sample"
	@echo "make test    运行测试 run the tests"
	@echo "make lint    检查格式与模块依赖 format and module graph"
	@echo "make bench   在虚拟县上测量速度与准确率 measure speed and accuracy"
	@echo "make fuzz    对各读取程序做模糊测试 (SECONDS=60) feed the readers made-up files"
	@echo "make sanitize 在内存或线程检查下运行测试 the tests under a sanitizer (SANITIZER=address)"
	@echo "make sample  重新生成样例 make the sample anew"
	@echo "make pictures 重新截取 README 的图 take README's pictures anew"

# Exit code 1 means that the audit found something, as it does on the sample.
audit: packages
	$(RELEASE)
	@$(HECHA) audit $(SAMPLE) --lang $(LANGUAGE) || [ $$? -eq 1 ]

test: packages browser
	.ci/schemas
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

# Stops at the first input that breaks a reader. `$(FUZZ) -minimize_crash=1 -runs=20000 FILE` makes
# it small; kept in Tests/FuzzReaders/Crashes, it is a test from then on.
fuzz: packages fuzz-corpus
	HECHA_FUZZ=1 swift build -c release --sanitize=fuzzer --product FuzzReaders \
		--scratch-path .build-fuzz -Xswiftc -enable-testing
	mkdir -p .build-fuzz/found
	SWIFT_BACKTRACE=enable=no nice $(FUZZ) .build-fuzz/found .build-fuzz/seeds \
		Tests/FuzzReaders/Crashes -dict=Tests/FuzzReaders/readers.dict \
		-artifact_prefix=.build-fuzz/ -max_total_time=$(HECHA_FUZZ_SECONDS) -max_len=8192 \
		-timeout=20 -rss_limit_mb=1024 -print_final_stats=1

# All tests in a build that watches memory (SANITIZER=address) or threads (SANITIZER=thread).
# Lazily made globals are no leaks.
sanitize: packages
	swift build --build-tests --sanitize=$(SANITIZER) --scratch-path .build-$(SANITIZER)
	ASAN_OPTIONS=detect_leaks=0 TSAN_OPTIONS=halt_on_error=0:exitcode=66 \
		swift test --skip-build --sanitize=$(SANITIZER) --scratch-path .build-$(SANITIZER)

# Each seed is the reader's number, the source's, where blocks end, and the start of a file.
fuzz-corpus:
	@mkdir -p .build-fuzz/seeds
	@seed() { { printf "\\$$(printf %03o $$1)\\$$(printf %03o $$2)\\$$(printf %03o $$3)"; \
			head -c 8000 "$$4"; } > .build-fuzz/seeds/$$1-$$2-$$3-$$(basename $$4); }; \
	for source in 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14; do \
		seed 0 $$source 17 $(SAMPLE)/registry/births-100.csv; \
		seed 1 $$source 9 $(SAMPLE)/hospital/deliveries-520525101.xml; \
	done; \
	for file in $(SAMPLE)/*/*.csv $(SAMPLE)/*.csv; do seed 0 0 23 $$file; seed 5 0 8 $$file; done; \
	for file in $(SAMPLE)/*/*.xml Tests/RegistryIntakeTests/Fixtures/*.xml; do \
		for block in 2 8 13 19; do seed 1 0 $$block $$file; seed 1 3 $$block $$file; done; \
		seed 2 0 12 $$file; seed 5 0 2 $$file; done; \
	for file in Tests/RegistryIntakeTests/Fixtures/*.xlsx; do \
		seed 3 0 3 $$file; \
		unzip -p $$file xl/worksheets/sheet1.xml > .build-fuzz/part 2>/dev/null || continue; \
		printf '\377' >> .build-fuzz/part; \
		unzip -p $$file xl/sharedStrings.xml >> .build-fuzz/part 2>/dev/null; \
		mv .build-fuzz/part .build-fuzz/$$(basename $$file).parts; \
		seed 4 0 4 .build-fuzz/$$(basename $$file).parts; done; \
	seed 6 0 0 $(SAMPLE)/audit.yaml; \
	seed 7 0 0 Schemas/penalty-tables/nayong-2013.yaml; \
	seed 8 0 0 Samples/county-rules/rules.yaml; \
	printf '序号,检查编号,核查对象,核查结果,实际孩次,实际政策属性,暂缓至,所见情况,核查人,核查日期,凭据文号,村(居)代码,村(居)名称,计划编号,随机种子\n1,5T1PW-AA23N,x,属实,２,政策内,,见母婴,王五,2013-06-03,函〔2013〕7号,520525100201,某村,PLAN1-TEST5,42\n2,SETQM-H9H00,x,暂缓,,,2013年7月1日,外出,王五,2013/6/3,,520525100201,某村,PLAN1-TEST5,42\n3,Y9WEJ-WKK34,x,准确,,,,,王五,2013-06-03,,520525100201,某村,PLAN1-TEST5,42\n' > .build-fuzz/worksheet.csv; \
	seed 10 0 0 .build-fuzz/worksheet.csv

sample: packages
	$(RELEASE)
	rm -rf $(SAMPLE)
	$(HECHA) synth $(SAMPLE) --showcase

# README's pictures: the sample's report as a browser on a desk shows it.
pictures: packages browser
	$(RELEASE)
	@$(HECHA) audit $(SAMPLE) --lang $(LANGUAGE) --quiet || [ $$? -eq 1 ]
	.ci/picture $(SAMPLE)/report/index.html Samples/report.png 1120 1330
	.ci/picture "$(SAMPLE)/report/cases/520525201201.html#case-2F1JP086PNJC" \
		Samples/report-case.png 1100 1180

# What the tests look at pages with; without it they say so and leave that out.
browser:
	@.ci/apt chromium fonts-noto-cjk poppler-utils || \
		echo "Chromium can't be installed: pages won't be opened in a browser" >&2

# The system libraries and the oracle of the XML tests, by apt where they are missing; for the tests
# also what reads workbooks back.
PACKAGES = libxml2-dev zlib1g-dev libzip-dev libxlsxwriter-dev libsqlite3-dev pkg-config \
	libxml2-utils
test: PACKAGES += python3-openpyxl

packages:
	@.ci/apt $(PACKAGES)
