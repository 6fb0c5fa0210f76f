package io.qinglan.web;

import java.util.Optional;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which page of a list is asked for; a resource takes it as {@code @BeanParam}. */
public class PageRequest {

    /** Items on a page when none are asked for. */
    public static final int DEFAULT_SIZE = 50;

    /** The most items on a page. */
    public static final int MAXIMUM_SIZE = 500;

    @QueryParam("size")
    @Parameter(
            description = "items on a page, 1 to 500",
            schema =
                    @Schema(
                            type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.INTEGER,
                            minimum = "1",
                            maximum = "500",
                            defaultValue = "50"))
    String size;

    @QueryParam("after")
    @Parameter(description = "the next of the page before")
    String after;

    /** Made by the framework from the query. */
    public PageRequest() {}

    /** A request made by the program itself. */
    public PageRequest(int size, String after) {
        this.size = String.valueOf(size);
        this.after = after;
    }

    /**
     * Items wanted.
     *
     * @throws Problem 422 when it is not a whole number from 1 to 500
     */
    public int size() {
        if (size == null) {
            return DEFAULT_SIZE;
        }
        try {
            int wanted = Integer.parseInt(size);
            if (wanted >= 1 && wanted <= MAXIMUM_SIZE) {
                return wanted;
            }
        } catch (NumberFormatException notANumber) {
            // answered below like a number out of bounds
        }
        throw Problem.invalid(InputError.parameter("size", "a whole number from 1 to " + MAXIMUM_SIZE, size));
    }

    /** Rows to read from the database: one more than fits, to know whether a page follows. */
    public int limit() {
        return size() + 1;
    }

    /** Where the page before ended; empty for the first page. */
    public Optional<Cursor> after() {
        return after == null || after.isEmpty() ? Optional.empty() : Optional.of(Cursor.read(after));
    }
}
