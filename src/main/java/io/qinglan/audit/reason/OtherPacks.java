package io.qinglan.audit.reason;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** Packs that a question names: one of this installation by its id, an archived one by its digest. */
@ApplicationScoped
class OtherPacks {

    private static final int DIGEST = 64;

    private final PolicyLibrary library;
    private final Archive archive;

    OtherPacks(PolicyLibrary library, Archive archive) {
        this.library = library;
        this.archive = archive;
    }

    /**
     * The pack of a name.
     *
     * @throws Problem 422 when there is none
     */
    PolicyPack named(String name) {
        if (library.ids().contains(name)) {
            return library.pack(name);
        }
        if (name.length() == DIGEST && name.matches("[0-9a-f]+")) {
            return archive.pack(name);
        }
        throw Problem.invalid(InputError.at(
                "/pack", "the digest of an archived pack, or one of " + String.join(", ", library.ids()), name));
    }
}
