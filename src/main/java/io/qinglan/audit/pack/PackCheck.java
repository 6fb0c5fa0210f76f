package io.qinglan.audit.pack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.qinglan.audit.CaseKinds;
import io.qinglan.policy.CaseContext;
import io.qinglan.policy.CaseFile;
import io.qinglan.policy.CaseRun;
import io.qinglan.policy.PolicyException;
import io.qinglan.policy.PolicyFiles;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/**
 * Checks a pack before it is taken in: schema, parents, rules, cases. Rules are programs: an uploaded pack may bring a rule file only when
 * some installed pack has the very same one; law that needs a new rule comes with a release of the program, which people review.
 */
final class PackCheck {

    private static final List<String> STEPS = List.of("warning", "obligation", "compliance");
    private static final int FAILURES_SHOWN = 50;

    private final PolicyLibrary library;
    private final CaseKinds kinds;

    PackCheck(PolicyLibrary library, CaseKinds kinds) {
        this.library = library;
        this.kinds = kinds;
    }

    /**
     * A pack that was checked.
     *
     * @param pack the pack
     * @param cases how many cases of its own passed
     */
    record Checked(PolicyPack pack, int cases) {}

    /**
     * Checks the pack of a folder.
     *
     * @throws Problem 422 that names every fault: a file that breaks its schema, a rule that is not installed, a case that fails
     */
    Checked check(Path folder) {
        try {
            PolicyPack pack = library.candidate(folder);
            requireInstalledRules(pack);
            for (String step : STEPS) {
                if (pack.hasRules(step)) {
                    pack.rules(step);
                }
            }
            return new Checked(pack, cases(pack));
        } catch (PolicyException e) {
            throw Problem.invalid(InputError.at("/", "a pack that can be read", e.getMessage()));
        }
    }

    private void requireInstalledRules(PolicyPack pack) {
        List<InputError> foreign = new ArrayList<>();
        for (String step : STEPS) {
            for (Path file : pack.ownRuleFiles(step)) {
                if (!library.knowsRules(step, PolicyFiles.text(file))) {
                    foreign.add(InputError.at(
                            "/" + step + "/" + file.getFileName(),
                            "a rule file that an installed pack has, byte for byte; new rules come with a release",
                            "another"));
                }
            }
        }
        if (!foreign.isEmpty()) {
            throw Problem.invalid(foreign);
        }
    }

    private int cases(PolicyPack pack) {
        List<InputError> failures = new ArrayList<>();
        CaseRun run = new CaseRun(kinds.all(), line -> {
            if (failures.size() < FAILURES_SHOWN) {
                failures.add(InputError.at("/cases", "every case of the pack to pass", line));
            }
        });
        for (Path file : pack.caseFiles()) {
            run.run(CaseFile.read(file), new CaseContext(library, pack, Map.of()));
        }
        if (run.passed() + run.failed() == 0) {
            throw Problem.invalid(InputError.at("/", "at least one case", "none"));
        }
        if (run.failed() > 0) {
            throw Problem.invalid(failures);
        }
        return run.passed();
    }
}
