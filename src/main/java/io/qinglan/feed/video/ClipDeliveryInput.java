package io.qinglan.feed.video;

import java.util.ArrayList;
import java.util.List;

import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/**
 * What the camera's system says of a clip it has kept.
 *
 * @param sha256 hash of the file, hex
 * @param place where it lies: an address or the number of a medium
 * @param seconds length
 */
public record ClipDeliveryInput(String sha256, String place, Integer seconds) {

    private static final int LONGEST = 86_400;

    /** The input when it is whole; 422 with everything that is wrong. */
    static ClipDeliveryInput checked(ClipDeliveryInput input) {
        ClipDeliveryInput given = input == null ? new ClipDeliveryInput(null, null, null) : input;
        List<InputError> errors = new ArrayList<>();
        if (given.sha256() == null || !given.sha256().matches("[0-9a-fA-F]{64}")) {
            errors.add(InputError.at("/sha256", "64 hex digits", given.sha256()));
        }
        if (given.place() == null || given.place().isBlank() || given.place().length() > 1000) {
            errors.add(InputError.at("/place", "where the file lies", given.place()));
        }
        if (given.seconds() == null || given.seconds() < 1 || given.seconds() > LONGEST) {
            errors.add(InputError.at("/seconds", "1 to " + LONGEST, given.seconds()));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return given;
    }
}
