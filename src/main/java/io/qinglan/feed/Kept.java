package io.qinglan.feed;

import java.util.List;

/**
 * What became of an arrival. Once the transaction is committed the bytes are on disk, whatever the outcome.
 *
 * @param frame the name of the frame
 * @param outcome of the whole: the refusal or parking of the frame; else of its first entry that was stored or revised, else of its first;
 *     a frame without a record is stored
 * @param entries outcome by outcome of its entries
 */
public record Kept(FrameId frame, Outcome outcome, List<Entry> entries) {

    /**
     * What became of one record.
     *
     * @param refusal why, when refused; else null
     */
    public record Entry(Outcome outcome, Refusal refusal) {}
}
