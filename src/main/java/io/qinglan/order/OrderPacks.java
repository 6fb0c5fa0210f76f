package io.qinglan.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.context.ManagedExecutor;

import io.qinglan.order.obligation.ObligationRules;
import io.qinglan.policy.PacksInForce;
import io.qinglan.policy.Parameter;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;

/** The packs by which orders are derived: which one an area uses, compiled once. */
@ApplicationScoped
public class OrderPacks {

    private final PolicyLibrary library;
    private final PacksInForce packs;
    private final String pack;
    private final Map<String, ObligationRules> compiled = new ConcurrentHashMap<>();

    /** One pack of this library for every area, for those who derive without a house around them. */
    public OrderPacks(PolicyLibrary library, String pack) {
        this(library, (area, at) -> library.pack(pack), pack);
    }

    /** Packs of this library; where no area has activated another, the one configured is used. */
    @Inject
    public OrderPacks(
            PolicyLibrary library,
            PacksInForce packs,
            @ConfigProperty(name = "qinglan.pack", defaultValue = "cn-2024") String pack) {
        this.library = library;
        this.packs = packs;
        this.pack = pack;
    }

    /** Compiles the rules of the pack in use while the doors open, so that the first orders do not wait for it. */
    void warm(@Observes StartupEvent start, ManagedExecutor workers) {
        workers.execute(() -> rules(inUse()));
    }

    /** The pack by which an area decides at an instant. */
    public PolicyPack inForce(String area, Instant at) {
        return packs.of(area, at);
    }

    /** The pack configured for the whole house. */
    public PolicyPack inUse() {
        return named(pack);
    }

    /**
     * A pack by its id.
     *
     * @throws io.qinglan.policy.PolicyException when there is none
     */
    public PolicyPack named(String id) {
        return library.pack(id);
    }

    /** The obligation rules of a pack, compiled at the first use. */
    public ObligationRules rules(PolicyPack pack) {
        return compiled.computeIfAbsent(pack.digest(), digest -> new ObligationRules(pack));
    }

    /** The articles that a pack names as in force on a day; empty when it names none. */
    public List<String> legalBasis(PolicyPack pack, LocalDate day) {
        List<String> articles = new ArrayList<>();
        pack.parameters().on(day).find("legal_basis").map(Parameter::value).ifPresent(value -> {
            for (JsonNode article : value) {
                articles.add(article.asText());
            }
        });
        return articles;
    }

    /** How a pack says that transport clauses are proved on a day, each way with its citation and certainty; empty when it says nothing. */
    public JsonNode transportProof(PolicyPack pack, LocalDate day) {
        return pack.parameters()
                .on(day)
                .find("transport_proof")
                .map(Parameter::value)
                .orElseGet(JsonNodeFactory.instance::arrayNode);
    }
}
