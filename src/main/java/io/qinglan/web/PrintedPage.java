package io.qinglan.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;

import jakarta.enterprise.context.ApplicationScoped;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * XHTML as PDF, with its Chinese font embedded. The page names the fonts {@value #FONT} and {@value #MORE}: the first is part of the
 * program, the second a file of the installation for characters the first does not hold. Nothing is fetched from outside.
 */
@ApplicationScoped
public class PrintedPage {

    /** Family of the font within the program. */
    public static final String FONT = "Noto Sans SC";
    /** Family of the installation's own font. */
    public static final String MORE = "More";

    private static final String RESOURCE = "/fonts/NotoSansSC-Regular.ttf";

    private final Optional<Path> more;

    /** Made by the container. */
    public PrintedPage(@ConfigProperty(name = "qinglan.print.font") Optional<Path> more) {
        this.more = more;
        XRLog.listRegisteredLoggers()
                .forEach(name -> XRLog.setLevel(name, Level.WARNING)); // it tells of every page else
    }

    /**
     * The PDF of a page.
     *
     * @param xhtml well-formed; pictures as {@code data:} addresses
     */
    public byte[] pdf(String xhtml) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.useUriResolver((base, uri) -> uri != null && uri.startsWith("data:") ? uri : null);
        builder.useFont(PrintedPage::font, FONT);
        more.ifPresent(file -> builder.useFont(() -> opened(file), MORE));
        builder.withHtmlContent(legal(xhtml), null);
        builder.toStream(bytes);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException("the page cannot be printed", e);
        }
        return bytes.toByteArray();
    }

    /** Without the characters that XML forbids, which a pasted text may hold. */
    private static String legal(String xhtml) {
        return xhtml.codePoints()
                .filter(c -> c == '\t' || c == '\n' || c == '\r' || c >= ' ' && c != 0xFFFE && c != 0xFFFF)
                .filter(c -> c < 0xD800 || c > 0xDFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static InputStream font() {
        return PrintedPage.class.getResourceAsStream(RESOURCE);
    }

    private static InputStream opened(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException("qinglan.print.font: " + file + " cannot be read", e);
        }
    }
}
