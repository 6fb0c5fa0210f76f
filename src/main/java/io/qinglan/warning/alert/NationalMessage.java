package io.qinglan.warning.alert;

import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Collectors;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A public alert as a message for the national release system (国家突发事件预警信息发布系统), GB/T 35965.1-2018 with the fields of GB/T 34283-2017.
 * The standards' texts were not at hand: elements are those of published messages, which the message itself says (certainty inferred).
 */
@ApplicationScoped
class NationalMessage {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private final AlertWords words;
    private final Optional<String> unit;
    private final Optional<String> event;
    private final ZoneId zone;

    NationalMessage(
            AlertWords words,
            @ConfigProperty(name = "qinglan.alert.national.unit") Optional<String> unit,
            @ConfigProperty(name = "qinglan.alert.national.event") Optional<String> event,
            @ConfigProperty(name = "qinglan.zone") String zone) {
        this.words = words;
        this.unit = unit;
        this.event = event;
        this.zone = ZoneId.of(zone);
    }

    /** The message in UTF-8 XML; what the installation has not configured stands empty and is named in a comment. */
    String of(PublicAlert alert) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeComment(" GB/T 35965.1-2018; certainty: inferred; not configured: " + missing() + " ");
            xml.writeStartElement("alert");
            head(xml, alert);
            info(xml, alert);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the message cannot be written", e);
        }
        return text.toString();
    }

    private void head(XMLStreamWriter xml, PublicAlert alert) throws XMLStreamException {
        element(xml, "identifier", identifier(alert));
        element(xml, "sender", alert.sender());
        element(xml, "senderCode", unit.map(code -> alert.area() + code).orElse(""));
        element(xml, "sendTime", time(alert.sent()));
        element(xml, "status", alert.exercise() ? "Exercise" : "Actual");
        element(xml, "msgType", alert.kind());
        element(xml, "scope", "Public");
        element(xml, "secClassification", "None");
        element(xml, "note", alert.headline().zh());
        element(
                xml,
                "references",
                alert.references().stream()
                        .map(earlier -> alert.sender() + "," + earlier.identifier() + "," + time(earlier.sent()))
                        .collect(Collectors.joining(" ")));
    }

    private void info(XMLStreamWriter xml, PublicAlert alert) throws XMLStreamException {
        xml.writeStartElement("info");
        element(xml, "language", "zh-CN");
        element(xml, "eventType", eventType());
        element(xml, "urgency", "Unknown");
        element(xml, "severity", words.nationalSeverity(alert.level()));
        element(xml, "certainty", "Likely");
        element(xml, "effective", time(alert.onset()));
        element(xml, "expires", alert.expires() == null ? "" : time(alert.expires()));
        element(xml, "senderName", alert.sender());
        element(xml, "headline", alert.headline().zh());
        element(xml, "description", alert.description().zh());
        element(xml, "instruction", alert.advice().zh());
        xml.writeStartElement("area");
        element(xml, "areaDesc", alert.areaName());
        element(xml, "geocode", alert.area());
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /** Area (6), industry, unit and extension (8) as configured, time and the version: 31 characters when all is known. */
    private String identifier(PublicAlert alert) {
        return alert.area() + unit.orElse("") + "_" + STAMP.format(alert.sent().atZone(zone)) + "_" + alert.version();
    }

    private String eventType() {
        return event.orElseGet(words::nationalEvent);
    }

    private String missing() {
        String missing = (unit.isEmpty() ? "senderCode " : "") + (eventType().isEmpty() ? "eventType " : "");
        return missing.isEmpty() ? "nothing" : missing.strip();
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
