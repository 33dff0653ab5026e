package dev.latchkey.local.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class SvgChartTest {
    private static Element chart(Figure... figures) throws Exception {
        String svg = SvgChart.of(new Section("id", "A & B < C", "ms", "", List.of(figures)));
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
    }

    @Test
    void text_is_escaped() throws Exception {
        Element svg = chart(new Figure("a", "GET /v1/\"x\" <&>", List.of(1.0)));
        assertThat(svg.getTextContent()).contains("A & B < C (ms)").contains("GET /v1/\"x\" <&>");
    }

    @Test
    void bars_are_as_long_as_their_medians() throws Exception {
        Element svg = chart(new Figure("a", "a", List.of(50.0)), new Figure("b", "b", List.of(100.0)));
        var bars = svg.getElementsByTagName("rect");
        double first = Double.parseDouble(((Element) bars.item(0)).getAttribute("width"));
        double second = Double.parseDouble(((Element) bars.item(1)).getAttribute("width"));
        assertThat(second).isEqualTo(2 * first);
    }

    @Test
    void figures_of_zero_can_be_drawn() throws Exception {
        assertThat(chart(new Figure("a", "a", List.of(0.0)))
                        .getElementsByTagName("rect")
                        .getLength())
                .isEqualTo(1);
    }
}
