package dev.latchkey.local.benchmarks.report;

import java.util.List;
import java.util.Locale;

/** A section as bars: the median's length, and a line from minimum to maximum. Text follows the reader's colours. */
final class SvgChart {
    private static final int LABELS = 300;
    private static final int BARS = 440;
    private static final int VALUES = 90;
    private static final int ROW = 24;
    private static final int TOP = 36;

    private SvgChart() {}

    static String of(Section section) {
        List<Figure> figures = section.figures();
        double max = figures.stream().mapToDouble(Figure::max).max().orElse(1);
        double scale = max > 0 ? BARS / max : 0;
        int width = LABELS + BARS + VALUES;
        int height = TOP + ROW * figures.size() + 8;
        StringBuilder svg = new StringBuilder();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">\n"
                        .formatted(width, height));
        svg.append("<style>text{fill:#1f2328}.bar{fill:#4c78a8}.floor{fill:#9ecae9}.range{stroke:#1f2328}"
                + "@media(prefers-color-scheme:dark){text{fill:#e6edf3}.range{stroke:#e6edf3}}</style>\n");
        svg.append("<text x=\"8\" y=\"20\" font-weight=\"bold\">%s (%s)</text>\n"
                .formatted(escape(section.title()), escape(section.unit())));
        for (int i = 0; i < figures.size(); i++) {
            row(svg, figures.get(i), TOP + ROW * i, scale);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void row(StringBuilder svg, Figure figure, int y, double scale) {
        String kind = figure.label().startsWith("floor") ? "floor" : "bar";
        double median = figure.median() * scale;
        double from = LABELS + figure.min() * scale;
        double to = LABELS + figure.max() * scale;
        int middle = y + 9;
        svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                .formatted(LABELS - 8, y + 13, escape(figure.label())));
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"18\"/>",
                kind,
                LABELS,
                y,
                median));
        svg.append(String.format(
                Locale.ROOT,
                "<line class=\"range\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>",
                from,
                to,
                middle,
                middle));
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%d\">%s</text>\n",
                Math.max(to, LABELS + median) + 6,
                y + 13,
                Numbers.format(figure.median())));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
