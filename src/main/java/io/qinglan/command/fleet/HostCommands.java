package io.qinglan.command.fleet;

import java.time.LocalDateTime;

import io.qinglan.feed.hj212.Commands;
import io.qinglan.feed.hj212.Frame;
import io.qinglan.feed.hj212.Packet;

/** Carries out what the host asks of an instrument: 9011, what was asked for, 9012 (HJ 212-2017 annex C). */
final class HostCommands {

    private static final int READY = 1;
    private static final int UNKNOWN_COMMAND = 8;
    private static final int WELL = 1;
    private static final int BAD_CONDITION = 3;

    private final SimulatedInstrument instrument;
    private final Commands frames;
    private final Timetable timetable;

    HostCommands(SimulatedInstrument instrument, Commands frames, Timetable timetable) {
        this.instrument = instrument;
        this.frames = frames;
        this.timetable = timetable;
    }

    void carryOut(Frame asked) {
        String qn = asked.qnToAnswer();
        if (qn == null) {
            return;
        }
        switch (asked.command()) {
            case 2012, 2022 -> instrument.write(frames.noticeAnswer(qn));
            case 1011 -> tell(qn, 1011, "SystemTime", FleetTime.seconds(instrument.now()));
            case 1061 -> tell(qn, 1061, "RtdInterval", String.valueOf(timetable.realTimeSeconds()));
            case 1063 -> tell(qn, 1063, "MinInterval", String.valueOf(timetable.minuteInterval()));
            case 1000, 1012, 2021 -> done(qn, WELL);
            case 1062 -> setRealTime(qn, number(asked, "RtdInterval"));
            case 1064 -> setMinutes(qn, number(asked, "MinInterval"));
            case 2011, 2031, 2041, 2051, 2061 -> records(asked, qn);
            default -> instrument.write(frames.requestAnswer(qn, UNKNOWN_COMMAND));
        }
    }

    private void tell(String qn, int command, String name, String value) {
        instrument.write(frames.requestAnswer(qn, READY));
        instrument.write(new Packet(frames.edition())
                .qn(qn)
                .st(frames.st())
                .command(command)
                .password(frames.password())
                .mn(frames.mn())
                .item(name, value));
        instrument.write(frames.result(qn, WELL));
    }

    private void done(String qn, int result) {
        instrument.write(frames.requestAnswer(qn, READY));
        instrument.write(frames.result(qn, result));
    }

    private void setRealTime(String qn, int seconds) {
        boolean lawful = seconds >= 30 && seconds <= 3_600;
        if (lawful) {
            timetable.realTimeSeconds(seconds);
        }
        done(qn, lawful ? WELL : BAD_CONDITION);
    }

    private void setMinutes(String qn, int minutes) {
        boolean lawful = minutes >= 1 && 60 % Math.max(1, minutes) == 0 && minutes < 60;
        if (lawful) {
            timetable.minuteInterval(minutes);
        }
        done(qn, lawful ? WELL : BAD_CONDITION);
    }

    /** Without times it is the start of real-time data, which this instrument sends anyway. */
    private void records(Frame asked, String qn) {
        String begin = asked.value("BeginTime");
        String end = asked.value("EndTime");
        instrument.write(frames.requestAnswer(qn, READY));
        if (begin == null || end == null) {
            instrument.write(frames.result(qn, asked.command() == 2011 ? WELL : BAD_CONDITION));
            return;
        }
        LocalDateTime now = instrument.now();
        LocalDateTime last = FleetTime.parse(end);
        instrument.backfill(new Backfill(qn, asked.command(), FleetTime.parse(begin), last.isAfter(now) ? now : last));
    }

    private static int number(Frame asked, String name) {
        String value = asked.value(name);
        return value != null && value.matches("\\d{1,5}") ? Integer.parseInt(value) : -1;
    }
}
