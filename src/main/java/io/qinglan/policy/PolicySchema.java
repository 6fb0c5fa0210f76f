package io.qinglan.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;

/** The JSON Schemas (2020-12) of the files under {@code rules/}: what a pack and a parameter must say, its citation first. */
enum PolicySchema {
    PACK("pack"),
    PARAMETERS("parameters"),
    STANDARD("standard");

    private final JsonSchema schema;

    PolicySchema(String name) {
        String resource = "/schema/" + name + ".schema.json";
        try (InputStream stream = PolicySchema.class.getResourceAsStream(resource)) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Throws a {@link PolicyException} that names the file and every place where it breaks the schema. */
    void check(String file, JsonNode tree) {
        Set<ValidationMessage> found = schema.validate(tree);
        if (!found.isEmpty()) {
            throw new PolicyException(found.stream()
                    .map(message -> file + ": " + message.getMessage())
                    .collect(Collectors.joining("\n")));
        }
    }
}
