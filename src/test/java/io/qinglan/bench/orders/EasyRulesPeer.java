package io.qinglan.bench.orders;

import java.util.ArrayList;
import java.util.List;

import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.api.RulesEngine;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;

import io.qinglan.fact.obligation.SiteFact;

/** Easy Rules 4.1: one rule for each cell of the table, fired for each site. Not for several threads: each has its own. */
final class EasyRulesPeer {

    private final RulesEngine engine = new DefaultRulesEngine();
    private final Rules rules = new Rules();

    EasyRulesPeer(List<TableCell> cells) {
        for (TableCell cell : cells) {
            rules.register(new RuleBuilder()
                    .name(cell.name())
                    .when(facts -> cell.holdsFor(facts.get("site")))
                    .then(facts -> {
                        List<Template> answer = facts.get("answer");
                        answer.addAll(cell.templates());
                    })
                    .build());
        }
    }

    List<Template> rows(SiteFact site) {
        List<Template> answer = new ArrayList<>(2);
        Facts facts = new Facts();
        facts.put("site", site);
        facts.put("answer", answer);
        engine.fire(rules, facts);
        return answer;
    }
}
