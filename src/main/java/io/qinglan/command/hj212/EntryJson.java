package io.qinglan.command.hj212;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Set;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.qinglan.feed.hj212.Deviation;
import io.qinglan.feed.hj212.Entry;
import io.qinglan.feed.hj212.Frame;
import io.qinglan.feed.hj212.Refused;
import io.qinglan.feed.hj212.Reply;

/** Writes entries as JSON, in the shape of docs/feeds.md. The password is never shown. */
public final class EntryJson implements Closeable {

    private static final String HIDDEN = "***";
    private static final ObjectMapper TREES = new ObjectMapper();

    private final JsonGenerator json;
    private final boolean strict;

    /** Writes to a stream, which stays open; under the strict policy what is off the standard is written as refused. */
    public EntryJson(OutputStream out, boolean strict) throws IOException {
        this.json = new JsonFactory()
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .setCodec(TREES)
                .setPrettyPrinter(new MinimalPrettyPrinter(""));
        this.strict = strict;
    }

    /** One entry on a line of its own. */
    public void line(Entry entry) {
        element(entry);
        newLine();
    }

    /** Begins the line of a capture. */
    public void begin(JsonNode id) throws IOException {
        json.writeStartObject();
        json.writeFieldName("id");
        if (id.isMissingNode()) {
            json.writeNull();
        } else {
            json.writeTree(id);
        }
        json.writeArrayFieldStart("frames");
    }

    /** One entry among those of a capture. */
    public void element(Entry entry) {
        try {
            if (entry instanceof Refused refused) {
                refused(refused);
            } else if (strict && !((Frame) entry).isExact()) {
                refused(Refused.strictly((Frame) entry));
            } else {
                accepted((Frame) entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the line of a capture. */
    public void end() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
        newLine();
    }

    /** Hands on what was written so far. */
    public void flush() throws IOException {
        json.flush();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }

    private void newLine() {
        try {
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refused(Refused refused) throws IOException {
        json.writeStartObject();
        json.writeBooleanField("ok", false);
        json.writeStringField("error", refused.error());
        json.writeStringField("detail", refused.detail());
        if (!refused.deviations().isEmpty()) {
            deviations(refused.deviations());
        }
        json.writeEndObject();
    }

    private void accepted(Frame frame) throws IOException {
        json.writeStartObject();
        json.writeBooleanField("ok", true);
        json.writeStringField("edition", frame.edition().code());
        json.writeStringField("qn", frame.qn());
        json.writeStringField("st", frame.st());
        json.writeStringField("cn", frame.cn());
        json.writeStringField("mn", frame.mn());
        json.writeStringField("pw", HIDDEN);
        json.writeStringField("flag", frame.flag());
        flagBits(frame);
        json.writeBooleanField("ack", frame.wantsAnswer());
        json.writeStringField("pnum", frame.pnum());
        json.writeStringField("pno", frame.pno());
        json.writeStringField("rf", frame.rf());
        content(frame);
        reply(Reply.of(frame));
        deviations(frame.deviations());
        json.writeEndObject();
    }

    private void flagBits(Frame frame) throws IOException {
        if (frame.flagBits() < 0) {
            json.writeNullField("flagBits");
            return;
        }
        json.writeObjectFieldStart("flagBits");
        json.writeNumberField("version", frame.version());
        json.writeNumberField("split", frame.isSplit() ? 1 : 0);
        json.writeNumberField("ack", frame.wantsAnswer() ? 1 : 0);
        json.writeEndObject();
    }

    private void content(Frame frame) throws IOException {
        json.writeObjectFieldStart("cp");
        for (var item : frame.cp().entrySet()) {
            json.writeStringField(item.getKey(), item.getValue());
        }
        json.writeEndObject();
        if (frame.has(Deviation.DUPLICATE_CP_KEY)) {
            json.writeArrayFieldStart("cpPairs");
            for (int item = 0; item < frame.size(); item++) {
                json.writeStartArray();
                json.writeString(frame.name(item));
                json.writeString(frame.value(item));
                json.writeEndArray();
            }
            json.writeEndArray();
        }
    }

    private void reply(Reply reply) throws IOException {
        if (reply == null) {
            json.writeNullField("reply");
            return;
        }
        json.writeObjectFieldStart("reply");
        json.writeStringField("cn", reply.cn());
        json.writeStringField("flag", reply.flagText());
        json.writeEndObject();
    }

    private void deviations(Set<Deviation> deviations) throws IOException {
        json.writeArrayFieldStart("deviations");
        for (Deviation deviation : deviations) {
            json.writeString(deviation.name());
        }
        json.writeEndArray();
    }
}
