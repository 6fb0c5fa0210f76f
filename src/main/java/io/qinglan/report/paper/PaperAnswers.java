package io.qinglan.report.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Answers a request for a report in the face that was asked for, by ending or by Accept. */
@ApplicationScoped
public class PaperAnswers {

    /** The report as data. */
    public static final String JSON = "application/json";
    /** A workbook. */
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    /** A printed document. */
    public static final String PDF = "application/pdf";
    /** A page. */
    public static final String HTML = "text/html";

    private final PaperSheet sheets;
    private final PaperPage pages;

    /** Made by the container. */
    public PaperAnswers(PaperSheet sheets, PaperPage pages) {
        this.sheets = sheets;
        this.pages = pages;
    }

    /**
     * 200 with the report.
     *
     * @param name of the file, without its ending
     */
    public Response ok(Paper paper, String name, HttpHeaders headers) {
        PaperFormat format = PaperFormat.wanted(headers.getAcceptableMediaTypes());
        Object entity = switch (format) {
            case JSON -> paper;
            case XLSX -> sheets.xlsx(paper);
            case PDF -> pages.pdf(paper);
            case HTML -> pages.html(paper);
        };
        Response.ResponseBuilder answer = Response.ok(
                        entity, format == PaperFormat.HTML ? HTML + ";charset=UTF-8" : format.type())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (format == PaperFormat.XLSX || format == PaperFormat.PDF) {
            String kind = format == PaperFormat.PDF ? "inline" : "attachment";
            answer.header(
                    HttpHeaders.CONTENT_DISPOSITION, kind + "; filename=\"" + name + "." + format.ending() + "\"");
        }
        return answer.build();
    }
}
