package io.qinglan.inventory.plan;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.qinglan.authority.Actor;
import io.qinglan.inventory.Freezes;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.Site;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/**
 * The filing of plans (备案): a named person of the bureau takes a plan to the files, sends it back, or takes the filing back; never the
 * one who entered it. What a filed operation plan says of stop order and safe stop goes into the list in the same transaction.
 */
@ApplicationScoped
public class Filings {

    private static final List<String> ACTS = List.of("file", "return", "withdraw");

    private final Plans plans;
    private final Inventory inventory;
    private final Freezes freezes;

    /** Made by the container. */
    public Filings(Plans plans, Inventory inventory, Freezes freezes) {
        this.plans = plans;
        this.inventory = inventory;
        this.freezes = freezes;
    }

    /**
     * Does an act on a plan.
     *
     * @throws Problem 403 same-person, 409 out-of-order, 422 without an act or the opinion it needs
     */
    @Transactional
    StoredPlan act(StoredPlan plan, FilingInput input, Actor person) {
        check(input);
        if (plan.enteredBy().equals(person.id())) {
            throw Problem.forbidden("same-person", "who entered the plan may not also file it; another person must");
        }
        requireReasonWhileFrozen(plan, input);
        StoredPlan done = plans.act(plan, input, person);
        if (input.act().equals("file") && plan.kind() == PlanKind.OPERATION) {
            toTheList(done, person);
        }
        return done;
    }

    /** A plan filed while the list is frozen changes it by a document and a second person; the reason must be there too. */
    private void requireReasonWhileFrozen(StoredPlan plan, FilingInput input) {
        boolean silent = input.opinion() == null || input.opinion().isBlank();
        boolean changes = input.act().equals("file") && plan.kind() == PlanKind.OPERATION;
        if (changes && silent && freezes.isFrozen(List.of(plan.area()))) {
            throw Problem.conflict("list-frozen", "the list of the area is frozen: say in opinion why it is filed now");
        }
    }

    private void toTheList(StoredPlan plan, Actor person) {
        inventory.find(plan.owner()).ifPresent(stored -> {
            Site site = stored.site();
            Site planned = site.with(PlanFacts.onto(site.facts(), plans.operation(plan)));
            inventory.save(
                    List.of(planned),
                    site.area(),
                    "operation plan " + plan.version() + " of " + plan.owner(),
                    null,
                    person.name());
        });
    }

    private static void check(FilingInput input) {
        if (input == null || !ACTS.contains(input.act())) {
            throw Problem.invalid(
                    InputError.at("/act", "file, return or withdraw", input == null ? null : input.act()));
        }
        boolean silent = input.opinion() == null || input.opinion().isBlank();
        if (silent && !input.act().equals("file")) {
            throw Problem.invalid(InputError.at("/opinion", "why it is sent or taken back", input.opinion()));
        }
    }

    /**
     * Refuses an act that does not fit the state of a plan.
     *
     * @throws Problem 409 out-of-order
     */
    static void requireOrder(StoredPlan plan, FilingInput input) {
        PlanState from = input.act().equals("withdraw") ? PlanState.FILED : PlanState.DRAFT;
        if (plan.state() != from) {
            throw Problem.conflict("out-of-order", "the plan is " + plan.state().code() + ", not " + from.code());
        }
    }
}
