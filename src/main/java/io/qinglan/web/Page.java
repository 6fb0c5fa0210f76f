package io.qinglan.web;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list, newest first.
 *
 * @param items what stands on this page
 * @param next what to send as {@code ?after=} for the following page; null on the last page
 */
public record Page<T>(List<T> items, String next) {

    /** Keeps its own copy of the items. */
    public Page {
        items = List.copyOf(items);
    }

    /**
     * A page of rows read with {@link PageRequest#limit()}, which asks for one row more than fits: that row only tells
     * that there is a following page.
     *
     * @param key the sort key of a row, which the next page starts behind
     */
    public static <R> Page<R> of(List<R> rows, PageRequest request, Function<R, Cursor> key) {
        if (rows.size() <= request.size()) {
            return new Page<>(rows, null);
        }
        List<R> fitting = rows.subList(0, request.size());
        return new Page<>(fitting, key.apply(fitting.get(fitting.size() - 1)).text());
    }

    /** The same page with each item turned into what the caller may see. */
    public <S> Page<S> map(Function<T, S> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }
}
