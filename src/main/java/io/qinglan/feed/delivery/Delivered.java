package io.qinglan.feed.delivery;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.qinglan.feed.FrameId;
import io.qinglan.feed.Outcome;
import io.qinglan.web.InputError;

/**
 * What became of a delivered body, record by record.
 *
 * @param frame the body as it is kept
 * @param received records in it
 * @param stored records that were new
 * @param revision records that gave another value to what was known; both stay
 * @param duplicate records known already
 * @param refused records with an error
 * @param items by index
 */
public record Delivered(
        String frame, int received, int stored, int revision, int duplicate, int refused, List<Item> items) {

    /**
     * What became of one record.
     *
     * @param index its place in the body, from 0
     * @param errors what is wrong with it, null when nothing is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(int index, Outcome outcome, List<InputError> errors) {}

    static Delivered of(FrameId frame, List<Item> items) {
        return new Delivered(
                frame.toString(),
                items.size(),
                count(items, Outcome.STORED),
                count(items, Outcome.REVISION),
                count(items, Outcome.DUPLICATE),
                count(items, Outcome.REFUSED),
                items);
    }

    private static int count(List<Item> items, Outcome outcome) {
        return (int) items.stream().filter(item -> item.outcome() == outcome).count();
    }
}
