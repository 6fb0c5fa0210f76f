package io.qinglan.report.paper;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A report in one shape for all its faces.
 *
 * @param kind what report it is: daily, upward, evaluation, bulletin, ranking, season, roster, handover, certificate
 * @param area six-digit code of the area it is about
 * @param from begin of the time it is about, null when it is about a moment
 * @param until its end, null when open
 * @param madeAt when it was made: a report of a time that is not over says how things stand
 * @param about what names and dates it further: due hour, document, pack; texts, instants and numbers
 * @param notes what a reader must know
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Paper(
        String kind,
        Words title,
        String area,
        String areaName,
        Instant from,
        Instant until,
        Instant madeAt,
        Map<String, Object> about,
        List<Section> sections,
        List<Words> notes) {

    /** Keeps its own copies. */
    public Paper {
        sections = List.copyOf(sections);
        notes = List.copyOf(notes);
    }

    /** The same report under another head. */
    public Paper with(Map<String, Object> otherAbout) {
        return new Paper(kind, title, area, areaName, from, until, madeAt, otherAbout, sections, notes);
    }

    /** A figure by the ids of its section and its own. */
    public Optional<Figure> figure(String section, String id) {
        return sections.stream()
                .filter(one -> one.id().equals(section))
                .flatMap(one -> one.figures().stream())
                .filter(figure -> figure.id().equals(id))
                .findFirst();
    }
}
