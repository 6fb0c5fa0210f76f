package io.qinglan.report.paper;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.web.PrintedPage;

/** A report as a page for screen and paper, and as PDF with its font embedded. */
@ApplicationScoped
public class PaperPage {

    private final PrintedPage printer;
    private final CellText text;

    /** Made by the container. */
    public PaperPage(
            PrintedPage printer, @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.printer = printer;
        this.text = new CellText(zone);
    }

    /** The template of every report. */
    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance paper(Sheet sheet);
    }

    /** A report as the template takes it: texts only. */
    record Sheet(String title, String titleEn, List<Pair> head, List<Part> parts, List<String> notes) {}

    /** A name and what it is. */
    record Pair(String name, String value) {}

    /** One part. */
    record Part(String title, List<Line> lines, List<Grid> grids) {}

    /** One figure. */
    record Line(String name, String value, String unit, String source, String certainty, String why) {}

    /** One table. */
    record Grid(String title, String source, List<String> heads, List<List<String>> rows, String empty) {}

    /** The page: well-formed XHTML. */
    public String html(Paper paper) {
        return Templates.paper(sheet(paper)).render();
    }

    /** The PDF. */
    public byte[] pdf(Paper paper) {
        return printer.pdf(html(paper));
    }

    private Sheet sheet(Paper paper) {
        List<Pair> head = new ArrayList<>();
        head.add(new Pair("行政区域 area", paper.areaName() + " " + paper.area()));
        if (paper.from() != null) {
            head.add(new Pair("时段 time", text.of(paper.from()) + " — " + text.of(paper.until())));
        }
        head.add(new Pair("生成时间 made at", text.of(paper.madeAt())));
        for (Map.Entry<String, Object> entry : paper.about().entrySet()) {
            head.add(new Pair(PaperWords.about(entry.getKey()), text.of(entry.getValue())));
        }
        return new Sheet(
                paper.title().zh(),
                paper.title().en(),
                head,
                paper.sections().stream().map(this::part).toList(),
                paper.notes().stream().map(Words::both).toList());
    }

    private Part part(Section section) {
        return new Part(
                section.title().both(),
                section.figures().stream().map(this::line).toList(),
                section.tables().stream().map(this::grid).toList());
    }

    private Line line(Figure figure) {
        return new Line(
                figure.name().both(),
                text.of(figure.value()),
                figure.unit() == null ? "" : figure.unit(),
                figure.source().both(),
                CellText.certainty(figure.certainty()),
                figure.unavailable() == null ? "" : figure.unavailable().both());
    }

    private Grid grid(Table table) {
        return new Grid(
                table.title().both(),
                table.source().both() + "；" + CellText.certainty(table.certainty()),
                table.columns().stream()
                        .map(column -> column.name().both() + (column.unit() == null ? "" : " (" + column.unit() + ")"))
                        .toList(),
                table.rows().stream()
                        .map(row -> table.columns().stream()
                                .map(column -> text.of(row.get(column.id())))
                                .toList())
                        .toList(),
                table.empty() == null ? "" : table.empty().both());
    }
}
