package io.qinglan.inventory.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The words that lists use, in Chinese or as codes, and the code each one stands for. */
public final class Words {

    /** The words of this program; they never change while it runs. */
    public static final Words KNOWN = new Words();

    private static final String RESOURCE = "/inventory/words.csv";

    private final Map<String, Map<String, String>> codes = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> chinese = new LinkedHashMap<>();

    private Words() {
        try (InputStream stream = Words.class.getResourceAsStream(RESOURCE);
                Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            CSVFormat format = CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get();
            for (CSVRecord row : format.parse(reader)) {
                Map<String, String> kind = codes.computeIfAbsent(row.get("kind"), name -> new LinkedHashMap<>());
                kind.put(row.get("code"), row.get("code"));
                kind.put(row.get("zh"), row.get("code"));
                chinese.computeIfAbsent(row.get("kind"), name -> new LinkedHashMap<>())
                        .putIfAbsent(row.get("code"), row.get("zh"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The code a word of a kind stands for. */
    Optional<String> code(String kind, String word) {
        return Optional.ofNullable(codes.get(kind).get(word));
    }

    /** The codes of a kind, for a message. */
    String expected(String kind) {
        return "one of " + String.join(", ", new LinkedHashSet<>(codes.get(kind).values()));
    }

    /** How a code of a kind is written in Chinese; the code itself when no word is known. */
    public String chinese(String kind, String code) {
        return chinese.get(kind).getOrDefault(code, code);
    }

    /** The codes of a kind in their order, or their Chinese words. */
    List<String> all(String kind, boolean english) {
        Map<String, String> words = chinese.get(kind);
        return List.copyOf(english ? words.keySet() : words.values());
    }

    /** Every word of a kind with its code. */
    Map<String, String> of(String kind) {
        return codes.get(kind);
    }
}
