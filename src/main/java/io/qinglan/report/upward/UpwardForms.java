package io.qinglan.report.upward;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.fact.Certainty;
import io.qinglan.order.OrderPacks;
import io.qinglan.policy.PolicyPack;
import io.qinglan.policy.TableRow;
import io.qinglan.report.paper.Words;

/**
 * The forms of a pack, {@code report/upward.csv}. A pack that has a form for an event replaces those of its parents for it. A cell that
 * cannot be read is named by file and address.
 */
@ApplicationScoped
class UpwardForms {

    private static final List<String> DUES = List.of("daily_report", "summary_within");
    private static final List<String> CERTAINTIES =
            Arrays.stream(Certainty.values()).map(Certainty::code).toList();

    private final OrderPacks packs;
    private final Map<String, List<List<UpwardForm>>> read = new ConcurrentHashMap<>();

    UpwardForms(OrderPacks packs) {
        this.packs = packs;
    }

    /** The form for an event on a day, by the pack in use. */
    Optional<UpwardForm> of(String event, LocalDate day) {
        for (List<UpwardForm> own : forms(packs.inUse())) {
            Optional<UpwardForm> found = own.stream()
                    .filter(form -> form.event().equals(event) && form.holdsOn(day))
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private List<List<UpwardForm>> forms(PolicyPack pack) {
        return read.computeIfAbsent(
                pack.digest(),
                digest -> pack.chain().stream()
                        .map(each -> each.table("report", "upward").stream()
                                .map(row -> form(row, each.id()))
                                .toList())
                        .toList());
    }

    private static UpwardForm form(TableRow row, String pack) {
        String event = row.required("event");
        if (!UpwardForm.EVENTS.contains(event)) {
            throw row.wrong("event", "one of " + UpwardForm.EVENTS);
        }
        String due = row.word("due");
        if (due != null && !DUES.contains(due)) {
            throw row.wrong("due", "one of " + DUES + " or empty");
        }
        List<String> fields = row.words("fields");
        if (fields.isEmpty() || fields.stream().anyMatch(field -> !field.matches("[a-z]+\\.\\w+"))) {
            throw row.wrong("fields", "section.figure, parted by |");
        }
        return new UpwardForm(
                row.required("id"),
                event,
                row.required("version"),
                Words.of(row.required("recipient_zh"), row.required("recipient_en")),
                due,
                fields,
                row.date("since"),
                row.date("until"),
                row.required("citation"),
                row.read("certainty", CERTAINTIES, code -> code),
                pack);
    }
}
