package io.qinglan.report.paper;

import java.util.List;
import java.util.Locale;

import jakarta.ws.rs.core.MediaType;

/** The faces of a report. */
enum PaperFormat {
    JSON(PaperAnswers.JSON),
    XLSX(PaperAnswers.XLSX),
    PDF(PaperAnswers.PDF),
    HTML(PaperAnswers.HTML);

    private final String type;

    PaperFormat(String type) {
        this.type = type;
    }

    /** Its media type. */
    String type() {
        return type;
    }

    /** What a file of it is called at its end. */
    String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PaperFormat ofEnding(String ending) {
        return valueOf(ending.toUpperCase(Locale.ROOT));
    }

    /** The first acceptable one, in the order of the caller's wishes; JSON when nothing is asked for. */
    static PaperFormat wanted(List<MediaType> acceptable) {
        for (MediaType wish : acceptable) {
            if (wish.isWildcardType()) {
                return JSON;
            }
            for (PaperFormat format : values()) {
                if (wish.isCompatible(MediaType.valueOf(format.type))) {
                    return format;
                }
            }
        }
        return JSON;
    }
}
