package io.qinglan.warning.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A public alert as a CAP 1.2 document (OASIS, 2010-07-01), in Chinese and English. The area is named by its GB/T 2260 code. */
@ApplicationScoped
class CapDocument {

    /** The namespace of CAP 1.2. */
    static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";

    /** CAP wants seconds and an offset, and knows no Z (3.3.2). */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private static final Duration SOON = Duration.ofHours(1); // CAP 1.2, 3.2.2: Expected is "within next hour"

    private final AlertWords words;
    private final String sender;
    private final ZoneId zone;

    CapDocument(
            AlertWords words,
            @ConfigProperty(name = "qinglan.alert.sender") String sender,
            @ConfigProperty(name = "qinglan.zone") String zone) {
        this.words = words;
        this.sender = sender;
        this.zone = ZoneId.of(zone);
    }

    /** The unsigned document. */
    Document of(PublicAlert alert) {
        Document document = empty();
        Element root = document.createElementNS(NAMESPACE, "alert");
        root.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns", NAMESPACE); // said, not implied: it is signed
        document.appendChild(root);
        add(root, "identifier", alert.identifier());
        add(root, "sender", sender);
        add(root, "sent", time(alert.sent()));
        add(root, "status", alert.exercise() ? "Exercise" : "Actual");
        add(root, "msgType", alert.kind());
        add(root, "scope", "Public");
        if (alert.act().equals("cancel") || alert.act().equals("correct")) {
            add(root, "note", alert.headline().zh());
        }
        if (!alert.references().isEmpty()) {
            add(root, "references", references(alert));
        }
        info(root, alert, true);
        info(root, alert, false);
        return document;
    }

    private String references(PublicAlert alert) {
        return alert.references().stream()
                .map(earlier -> sender + "," + earlier.identifier() + "," + time(earlier.sent()))
                .collect(Collectors.joining(" "));
    }

    private void info(Element root, PublicAlert alert, boolean chinese) {
        Element info = add(root, "info", null);
        boolean over = alert.ended(alert.sent());
        add(info, "language", chinese ? "zh-CN" : "en-US");
        add(info, "category", "Env");
        add(info, "event", words.event().in(chinese));
        add(info, "responseType", over ? "AllClear" : "Avoid");
        add(info, "urgency", urgency(alert, over));
        add(info, "severity", words.severity(alert.level()));
        add(info, "certainty", "Likely"); // a warning stands on a forecast; CAP 1.2: more than an even chance
        add(info, "onset", time(alert.onset()));
        if (alert.expires() != null) {
            add(info, "expires", time(alert.expires()));
        }
        add(info, "senderName", alert.sender());
        add(info, "headline", alert.headline().in(chinese));
        add(info, "description", description(alert, chinese));
        add(info, "instruction", alert.advice().in(chinese));
        parameter(info, "level", alert.level());
        parameter(info, "act", alert.act());
        if (alert.number() != null) {
            parameter(info, "documentNumber", alert.number());
        }
        parameter(info, "ledgerLeaf", alert.leaf());
        area(info, alert);
    }

    private static String description(PublicAlert alert, boolean chinese) {
        String reasons =
                alert.because().stream().map(reason -> reason.in(chinese)).collect(Collectors.joining("; "));
        String text = alert.description().in(chinese);
        return reasons.isEmpty() ? text : text + (chinese ? "依据：" : " Because: ") + reasons;
    }

    private static String urgency(PublicAlert alert, boolean over) {
        if (over) {
            return "Past";
        }
        if (!alert.onset().isAfter(alert.sent())) {
            return "Immediate";
        }
        return alert.onset().isAfter(alert.sent().plus(SOON)) ? "Future" : "Expected";
    }

    private static void parameter(Element info, String name, String value) {
        Element parameter = add(info, "parameter", null);
        add(parameter, "valueName", name);
        add(parameter, "value", value);
    }

    private static void area(Element info, PublicAlert alert) {
        Element area = add(info, "area", null);
        add(area, "areaDesc", alert.areaName());
        Element code = add(area, "geocode", null);
        add(code, "valueName", "GB/T 2260");
        add(code, "value", alert.area());
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    private static Element add(Element parent, String name, String text) {
        Element child = parent.getOwnerDocument().createElementNS(NAMESPACE, name);
        if (text != null) {
            child.setTextContent(text);
        }
        parent.appendChild(child);
        return child;
    }

    private static Document empty() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this JDK has no XML parser", e);
        }
    }
}
