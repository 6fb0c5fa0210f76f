package io.qinglan.response;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An approved supplement (加严措施) of a response: measures with their own window, basis and approver.
 *
 * @param measures the measures in the words of the notice
 * @param until the end of its own window, null when it ends with the response
 */
public record SupplementView(
        UUID id, List<String> measures, Instant from, Instant until, String basis, String approver) {}
