package io.qinglan.compliance.lead;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A lead that comes in.
 *
 * @param site null when not known
 * @param line the production line in doubt, null for the whole site
 * @param concern what the site may read; never who said it
 * @param due when whoever gave it wants an answer
 * @param document number, title and body of what came; stays inside the bureau
 * @param text the words as they came; stay inside the bureau
 * @param informant name and whereabouts of who said it; stays with those who need it
 * @param figures of a verdict
 */
public record NewLead(
        Source source,
        String area,
        String site,
        UUID order,
        String obligation,
        String line,
        String concern,
        Instant due,
        Map<String, String> document,
        String text,
        List<String> attachments,
        Map<String, String> informant,
        Map<String, Object> figures) {

    /** Missing collections are empty. */
    public NewLead {
        document = document == null ? Map.of() : Map.copyOf(document);
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
        informant = informant == null ? Map.of() : Map.copyOf(informant);
        figures = figures == null ? Map.of() : Map.copyOf(figures);
    }

    LeadAct.Opened opened() {
        return new LeadAct.Opened(source, site, order, obligation, line, concern, due);
    }
}
