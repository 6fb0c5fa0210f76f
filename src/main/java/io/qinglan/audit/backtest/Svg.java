package io.qinglan.audit.backtest;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A drawing (SVG) that lies in the page itself: rectangles, lines, texts, each with an optional tip. Lengths in pixels. */
final class Svg {

    private final StringBuilder body = new StringBuilder();
    private final int width;
    private final int height;
    private final String label;

    /** An empty drawing; {@code label} says to those who do not see it what it shows. */
    Svg(int width, int height, String label) {
        this.width = width;
        this.height = height;
        this.label = label;
    }

    Svg rect(double x, double y, double w, double h, String style, String tip) {
        body.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y));
        body.append("\" width=\"").append(number(w)).append("\" height=\"").append(number(h));
        body.append("\" ").append(style);
        if (tip == null) {
            body.append("/>");
        } else {
            body.append("><title>").append(text(tip)).append("</title></rect>");
        }
        return this;
    }

    Svg line(double x, double y, double toX, double toY, String style) {
        body.append("<line x1=\"").append(number(x)).append("\" y1=\"").append(number(y));
        body.append("\" x2=\"").append(number(toX)).append("\" y2=\"").append(number(toY));
        body.append("\" ").append(style).append("/>");
        return this;
    }

    Svg path(String d, String style) {
        body.append("<path d=\"").append(d).append("\" ").append(style).append("/>");
        return this;
    }

    Svg dot(double x, double y, double radius, String style, String tip) {
        body.append("<circle cx=\"").append(number(x)).append("\" cy=\"").append(number(y));
        body.append("\" r=\"").append(number(radius)).append("\" ").append(style);
        body.append("><title>").append(text(tip)).append("</title></circle>");
        return this;
    }

    /** A text; {@code anchor} is start, middle or end. */
    Svg text(double x, double y, String anchor, String style, String said) {
        body.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
        body.append("\" text-anchor=\"")
                .append(anchor)
                .append("\" ")
                .append(style)
                .append('>');
        body.append(text(said)).append("</text>");
        return this;
    }

    /** The drawing; it shrinks with the page. */
    String done() {
        return "<svg viewBox=\"0 0 " + width + " " + height + "\" width=\"" + width + "\" height=\"" + height
                + "\" role=\"img\" aria-label=\"" + text(label) + "\">" + body + "</svg>";
    }

    /** A text as it may stand in a page. */
    static String text(String said) {
        return said.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** A length with at most one decimal. */
    static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(1, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
