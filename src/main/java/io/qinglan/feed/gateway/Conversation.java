package io.qinglan.feed.gateway;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.feed.Instrument;
import io.qinglan.feed.hj212.Frame;
import io.qinglan.feed.hj212.Joiner;

/** What a known instrument's frame means beyond its record: who is connected, what it answers, what it asks for. */
@ApplicationScoped
class Conversation implements Hearing {

    private static final int ASKS_FOR_TIME = 1013;
    private static final int REQUEST_ANSWER = 9011;
    private static final int RESULT = 9012;

    private final Links links;
    private final Dialogues dialogues;
    private final SplitRecords splits;
    private final GatewaySettings.Dialogue settings;

    /** Made by the container. */
    Conversation(Links links, Dialogues dialogues, SplitRecords splits, GatewaySettings settings) {
        this.links = links;
        this.dialogues = dialogues;
        this.splits = splits;
        this.settings = settings.dialogue();
    }

    @Override
    public void heard(Received received, Frame frame) {
        Session session = received.session();
        Instrument instrument = received.sender();
        String mn = instrument.mn();
        if (frame.command() < REQUEST_ANSWER) {
            bind(session, instrument, frame);
        }
        if (frame.command() == ASKS_FOR_TIME && settings.answerClock()) {
            dialogues.sendTime(mn, instrument.point());
        }
        if (Joiner.isPart(frame)) {
            splits.heard(frame);
        }
        if (dialogues.awaits(mn)) {
            answer(mn, frame);
        }
    }

    private void bind(Session session, Instrument instrument, Frame frame) {
        Links.Link bound = links.find(instrument.mn());
        boolean stands = bound != null
                && bound.wire() == session
                && bound.edition() == frame.edition()
                && bound.vouchesFor(instrument, frame);
        if (!stands && links.bind(link(session, instrument, frame))) {
            session.carries(instrument.mn());
            if (!session.open()) {
                links.gone(session, session.numbers());
            } else if (settings.firstContact()) {
                dialogues.sendTime(instrument.mn(), instrument.point());
            }
            dialogues.wake();
        }
    }

    private void answer(String mn, Frame frame) {
        String qn = frame.qnToAnswer();
        switch (frame.command()) {
            case REQUEST_ANSWER -> dialogues.ready(mn, qn, frame.value("QnRtn"));
            case RESULT -> dialogues.executed(mn, qn, frame.value("ExeRtn"));
            default -> {
                if (RecordReader.carriesRecord(frame)) {
                    dialogues.record(mn, frame.cn());
                } else {
                    dialogues.answered(mn, qn, frame.cp());
                }
            }
        }
    }

    private static Links.Link link(Session session, Instrument instrument, Frame frame) {
        return new Links.Link(session, instrument, frame.st(), frame.password(), frame.edition());
    }
}
