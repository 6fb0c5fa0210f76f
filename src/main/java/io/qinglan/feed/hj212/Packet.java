package io.qinglan.feed.hj212;

import java.nio.charset.StandardCharsets;

/** A frame to be sent, field by field, in any edition. Fields are written in the order of the standard, whatever the order of the calls. */
public final class Packet {

    private static final int ACKNOWLEDGE = 1;
    private static final int SPLIT = 2;

    private final Edition edition;
    private final StringBuilder content = new StringBuilder(256);
    private String qn;
    private String st = "31";
    private int command;
    private String password = "";
    private String mn = "";
    private int flag;
    private boolean flagWritten = true;
    private int parts;
    private int part;
    private boolean backfilled;

    /** An empty frame of an edition; Flag says its version and nothing else. */
    public Packet(Edition edition) {
        this.edition = edition;
        this.flag = Math.max(0, edition.version()) * 4;
    }

    /** The request number, 17 digits; without this call the head has none (usual in 2005). */
    public Packet qn(String qn) {
        this.qn = qn;
        return this;
    }

    /** The system code, such as 31; 91 for answers. */
    public Packet st(String st) {
        this.st = st;
        return this;
    }

    /** The command. */
    public Packet command(int command) {
        this.command = command;
        return this;
    }

    /** The password, six characters by the standard. */
    public Packet password(String password) {
        this.password = password;
        return this;
    }

    /** The instrument's number. */
    public Packet mn(String mn) {
        this.mn = mn;
        return this;
    }

    /** Flag as a whole, in place of what the edition and the other calls make of it. */
    public Packet flag(int flag) {
        this.flag = flag;
        return this;
    }

    /** Without Flag, as loggers of 2005 send. */
    public Packet withoutFlag() {
        flagWritten = false;
        return this;
    }

    /** Asks for an answer (bit A). */
    public Packet acknowledge() {
        flag |= ACKNOWLEDGE;
        return this;
    }

    /** Says that this is one of several parts (bit D). */
    public Packet part(int part, int parts) {
        this.part = part;
        this.parts = parts;
        flag |= SPLIT;
        return this;
    }

    /** Marks data that come late (RF=1, 2025). */
    public Packet backfilled() {
        backfilled = true;
        return this;
    }

    /** The next item of CP, set off by a semicolon. */
    public Packet item(String name, String value) {
        return item(';', name, value);
    }

    /** The next item of the same group (one factor), set off by a comma. */
    public Packet also(String name, String value) {
        return item(',', name, value);
    }

    private Packet item(char separator, String name, String value) {
        if (content.length() > 0) {
            content.append(separator);
        }
        content.append(name).append('=').append(value);
        return this;
    }

    /** The whole frame: header, length, segment, check, CR LF. */
    public byte[] bytes() {
        return Wire.frame(segment().getBytes(StandardCharsets.UTF_8));
    }

    /** The whole frame with CP enciphered; the check is that of the plain segment (2025). */
    public byte[] bytes(Sm4Key key) {
        byte[] frame = bytes();
        int opening = Bytes.find(frame, Framer.PREFIX, frame.length, "CP=&&".getBytes(StandardCharsets.US_ASCII)) + 5;
        key.encipher(frame, opening, frame.length - 2 - Framer.CHECK - 2);
        return frame;
    }

    /** The data segment alone. */
    public String segment() {
        StringBuilder text = new StringBuilder(content.length() + 120);
        if (qn != null) {
            text.append("QN=").append(qn).append(';');
        }
        text.append("ST=").append(st).append(";CN=").append(command);
        text.append(";PW=").append(password).append(";MN=").append(mn);
        if (flagWritten) {
            text.append(";Flag=").append(flag);
        }
        if (parts > 0) {
            text.append(";PNUM=").append(parts).append(";PNO=").append(part);
        }
        if (backfilled) {
            text.append(";RF=1");
        }
        return text.append(";CP=&&").append(content).append("&&").toString();
    }

    /** The edition. */
    public Edition edition() {
        return edition;
    }
}
