package io.qinglan.warning.alert;

import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;

import io.qinglan.warning.alert.AlertBook.Kept;

/** The messages to the public as an Atom feed (RFC 4287), each entry with a link to its signed CAP document. */
@ApplicationScoped
class AlertFeed {

    private static final String ATOM = "atom_1.0";
    private static final String CAP = "application/cap+xml";

    /**
     * The feed.
     *
     * @param alerts newest first
     * @param base address under which this program is reached, ends in a slash
     */
    String of(List<Kept> alerts, URI base) {
        Feed feed = new Feed(ATOM);
        feed.setEncoding("UTF-8");
        feed.setId(base.resolve("cap/feed.atom").toString());
        feed.setTitle("重污染天气预警 · heavy-pollution warnings");
        feed.setUpdated(Date.from(
                alerts.isEmpty() ? Instant.EPOCH : alerts.get(0).alert().sent()));
        feed.setOtherLinks(List.of(link("self", "application/atom+xml", base.resolve("cap/feed.atom"))));
        feed.setEntries(alerts.stream().map(kept -> entry(kept, base)).toList());
        try {
            StringWriter text = new StringWriter();
            new WireFeedOutput().output(feed, text);
            return text.toString();
        } catch (java.io.IOException | FeedException e) {
            throw new IllegalStateException("the feed of alerts cannot be written", e);
        }
    }

    private static Entry entry(Kept kept, URI base) {
        PublicAlert alert = kept.alert();
        URI document = base.resolve("cap/alerts/" + alert.identifier() + ".xml");
        Entry entry = new Entry();
        entry.setId(document.toString());
        entry.setTitle(alert.headline().zh());
        entry.setUpdated(Date.from(alert.sent()));
        entry.setPublished(Date.from(alert.sent()));
        entry.setAuthors(List.of(person(alert.sender())));
        entry.setCategories(List.of(category(alert.kind()), category(alert.level())));
        entry.setSummary(text(alert.description().zh()));
        entry.setAlternateLinks(List.of(link("alternate", CAP, document)));
        return entry;
    }

    private static Person person(String name) {
        Person person = new Person();
        person.setName(name);
        return person;
    }

    private static Category category(String term) {
        Category category = new Category();
        category.setTerm(term);
        return category;
    }

    private static Content text(String value) {
        Content content = new Content();
        content.setType("text");
        content.setValue(value);
        return content;
    }

    private static Link link(String relation, String type, URI address) {
        Link link = new Link();
        link.setRel(relation);
        link.setType(type);
        link.setHref(address.toString());
        return link;
    }
}
