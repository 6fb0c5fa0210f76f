package io.qinglan.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.definition.rule.Rule;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.StatelessKieSession;

/**
 * The compiled rules of one step of a pack. Compiled the classic way: the first of a JVM takes about two seconds, a further one
 * tenths of a second. An evaluation is a fresh stateless session, so many threads may share a book.
 */
public final class RuleBook {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package\\s+([\\w.]+)");
    private static final Map<String, RuleBook> COMPILED = new ConcurrentHashMap<>();
    private static final AtomicLong BUILDS = new AtomicLong();
    /** Held, or its level would be lost: where nothing has set up logging, Drools would format a trace of every step. */
    private static final Logger ENGINE = Logger.getLogger("org.drools");

    static {
        ENGINE.setLevel(Level.WARNING);
    }

    private final KieBase rules;
    private final Map<Rule, Fired> heads = new HashMap<>();

    private RuleBook(KieBase rules) {
        this.rules = rules;
        rules.getKiePackages().forEach(pack -> pack.getRules().forEach(rule -> heads.put(rule, head(rule))));
    }

    /** The book of these files; the same texts are compiled once in a JVM. */
    static RuleBook compiled(String name, List<Path> files) {
        if (files.isEmpty()) {
            throw new PolicyException(name + ": there are no rules");
        }
        Map<String, String> texts = new HashMap<>();
        StringBuilder all = new StringBuilder();
        for (Path file : files) {
            String text = read(file);
            texts.put(file.toString(), text);
            all.append(file.getFileName()).append('\0').append(text).append('\0');
        }
        return COMPILED.computeIfAbsent(
                PackDigest.ofText(all.toString()), digest -> new RuleBook(compile(name, files, texts)));
    }

    /**
     * Fires the rules on the facts until none is left.
     *
     * @param facts the facts, inserted in this order
     * @param globals what the rules write their conclusions to, by the name the rules use
     * @param trace whether to note which rules fired on which facts
     */
    public Evaluation evaluate(Collection<?> facts, Map<String, Object> globals, boolean trace) {
        StatelessKieSession session = rules.newStatelessKieSession();
        globals.forEach(session::setGlobal);
        if (!trace) {
            session.execute(facts);
            return new Evaluation(List.of());
        }
        List<Fired> fired = new ArrayList<>();
        session.addEventListener(new DefaultAgendaEventListener() {
            @Override
            public void afterMatchFired(AfterMatchFiredEvent event) {
                Fired head = heads.get(event.getMatch().getRule());
                fired.add(new Fired(
                        head.rule(),
                        head.clause(),
                        head.titleZh(),
                        head.titleEn(),
                        event.getMatch().getObjects()));
            }
        });
        session.execute(facts);
        return new Evaluation(fired);
    }

    /** The rules of the book with their clauses and titles, sorted by name; facts are empty. */
    public List<Fired> heads() {
        return heads.values().stream()
                .sorted(java.util.Comparator.comparing(Fired::rule))
                .toList();
    }

    private static KieBase compile(String name, List<Path> files, Map<String, String> texts) {
        KieServices kie = KieServices.get();
        ReleaseId release =
                kie.newReleaseId("io.qinglan.rules", name.replace('/', '.'), "1." + BUILDS.incrementAndGet());
        KieFileSystem sources = kie.newKieFileSystem();
        sources.generateAndWritePomXML(release);
        for (Path file : files) {
            String text = texts.get(file.toString());
            sources.write("src/main/resources/" + folderOf(file, text) + "/" + file.getFileName(), text);
        }
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        KieBuilder builder = kie.newKieBuilder(sources, loader);
        builder.buildAll();
        List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
        if (!errors.isEmpty()) {
            StringBuilder said = new StringBuilder(name + ": rules do not compile");
            errors.forEach(error -> said.append('\n')
                    .append(error.getPath())
                    .append(" line ")
                    .append(error.getLine())
                    .append(": ")
                    .append(error.getText()));
            throw new PolicyException(said.toString());
        }
        KieBase base = kie.newKieContainer(release, loader).getKieBase();
        // without this the repository keeps every build for ever
        kie.getRepository().removeKieModule(release);
        return base;
    }

    /** Drools wants a rule file to lie in the folder of its package. */
    private static String folderOf(Path file, String text) {
        Matcher matcher = PACKAGE.matcher(text);
        if (!matcher.find()) {
            throw PolicyException.expected(file.toString(), "a package line", "none");
        }
        return matcher.group(1).replace('.', '/');
    }

    private static Fired head(Rule rule) {
        Map<String, Object> about = rule.getMetaData();
        return new Fired(rule.getName(), said(about, "clause"), said(about, "zh"), said(about, "en"), List.of());
    }

    private static String said(Map<String, Object> about, String key) {
        Object value = about.get(key);
        return value == null ? null : value.toString().replaceAll("^\"|\"$", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
