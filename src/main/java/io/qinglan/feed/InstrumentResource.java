package io.qinglan.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Role;
import io.qinglan.web.Idempotent;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** Many points and instruments in one act; one by one: {@link PointResource}. */
@Path("/api/v1/instruments")
@Tag(name = "feeds · 监测数据")
@Idempotent
@Transactional
public class InstrumentResource {

    private static final int MOST = 500;

    private final Access access;
    private final Registration registration;

    /** Made by the container. */
    InstrumentResource(Access access, Registration registration) {
        this.access = access;
        this.registration = registration;
    }

    /**
     * What was registered.
     *
     * @param registered how many
     * @param points the codes of their points, in the order given
     */
    public record Registered(int registered, List<String> points) {}

    /** Registers all of a list or nothing of it; each entry is what one point takes, and each act stands in the ledger. */
    @POST
    @Operation(summary = "Register up to 500 points with their instruments, all or none · 批量登记监测点位与数采仪")
    @APIResponse(responseCode = "201", description = "all registered · 已全部登记")
    @APIResponse(responseCode = "409", description = "a number or point is taken; nothing registered · 设备号或点位已存在，均未登记")
    public Response register(
            @NotNull(message = "a list of points") @Size(min = 1, max = MOST, message = "1 to 500 points")
                    List<@NotNull(message = "a point") @Valid NewPoint> said) {
        Actor actor = access.requireRole(Role.ADMINISTRATOR);
        requireAreas(said);
        List<String> points = new ArrayList<>(said.size());
        for (int i = 0; i < said.size(); i++) {
            points.add(registered(said.get(i), i, actor));
        }
        return Response.status(Response.Status.CREATED)
                .entity(new Registered(points.size(), points))
                .build();
    }

    private void requireAreas(List<NewPoint> said) {
        TreeSet<String> sites = new TreeSet<>();
        for (int i = 0; i < said.size(); i++) {
            String site = said.get(i).site();
            if (sites.add(site)) {
                int place = i;
                access.requireArea(placed(place, () -> registration.areaOf(site)));
            }
        }
    }

    private String registered(NewPoint said, int place, Actor actor) {
        return placed(place, () -> registration.register(said, actor))
                .point()
                .point()
                .code();
    }

    /** What is wrong with an entry is told with its place in the list. */
    private static <T> T placed(int place, java.util.function.Supplier<T> work) {
        try {
            return work.get();
        } catch (Problem problem) {
            if (problem.errors().isEmpty()) {
                throw problem;
            }
            throw Problem.invalid(problem.errors().stream()
                    .map(error -> new InputError(
                            "/" + place + error.pointer(), error.cell(), error.line(), error.expected(), error.got()))
                    .toList());
        }
    }
}
