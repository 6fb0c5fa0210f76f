package io.qinglan.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.authority.FirstAdministrator;
import io.qinglan.ledger.LedgerKeys;
import io.qinglan.store.OwnerOnly;

/** What happens when the doors open: the ledger's key is laid out, and an empty house gets its first administrator. */
@ApplicationScoped
class Opening {

    private static final String KEY = "ledger.pub";
    private static final String FILE = "first-administrator.json";

    private final FirstAdministrator first;
    private final LedgerKeys keys;
    private final ObjectMapper json;
    private final Path data;
    private final boolean demo;

    Opening(
            FirstAdministrator first,
            LedgerKeys keys,
            ObjectMapper json,
            @ConfigProperty(name = "qinglan.data") String data,
            @ConfigProperty(name = "qinglan.demo") boolean demo) {
        this.first = first;
        this.keys = keys;
        this.json = json;
        this.data = Path.of(data);
        this.demo = demo;
    }

    void open(@Observes StartupEvent start) throws IOException {
        // the key by which anybody can check what this ledger gives out
        Files.writeString(data.resolve(KEY), keys.verifier() + "\n");
        if (!demo) {
            var made = first.makeWhenEmpty();
            if (made.isPresent()) {
                OwnerOnly.write(
                        data.resolve(FILE),
                        json.writerWithDefaultPrettyPrinter().writeValueAsString(made.get()));
                System.out.println("first administrator: user " + made.get().user() + ", password "
                        + made.get().password() + " (shown once; also in " + data.resolve(FILE) + ")");
            }
        }
    }
}
