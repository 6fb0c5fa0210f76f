package io.qinglan.response;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.authority.Access;
import io.qinglan.warning.Proposal;
import io.qinglan.warning.ProposalBook;
import io.qinglan.warning.ProposalView;
import io.qinglan.warning.ProposalViews;
import io.qinglan.warning.Sight;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** Shows responses: an approved one to all concerned, what still waits to the bureaus of its area only. */
@ApplicationScoped
class ResponseShow {

    private final ResponseBook book;
    private final ProposalBook proposals;
    private final ProposalViews views;
    private final Sight sight;
    private final Access access;
    private final Clock clock;

    ResponseShow(
            ResponseBook book, ProposalBook proposals, ProposalViews views, Sight sight, Access access, Clock clock) {
        this.book = book;
        this.proposals = proposals;
        this.views = views;
        this.sight = sight;
        this.access = access;
        this.clock = clock;
    }

    ResponseDetail of(Response response) {
        List<SupplementView> supplements = book.supplements(response.id).stream()
                .filter(supplement -> supplement.status.equals(Supplement.APPROVED))
                .map(Supplement::view)
                .toList();
        List<ProposalView> open =
                reaches(response) ? open(response).stream().map(views::of).toList() : List.of();
        return ResponseDetail.of(response, supplements, open, clock.instant());
    }

    boolean seen(Response response) {
        return reaches(response) || response.approved() && sight.sees(response.area);
    }

    boolean reaches(Response response) {
        return sight.reaches(response.area);
    }

    Set<String> reached() {
        return Set.copyOf(access.reachedAreas());
    }

    /** The proposal to be decided: the one named (by its own id or its supplement's), else the only one that waits. */
    UUID waiting(Response response, UUID named) {
        List<Proposal> open = open(response);
        if (named != null) {
            return proposals.of(response.id).stream()
                    .filter(p -> p.id.equals(named) || isSupplement(p, named))
                    .map(p -> p.id)
                    .findFirst()
                    .orElseThrow(() -> Problem.invalid(
                            InputError.at("/change", "a proposal or supplement of this response", named)));
        }
        if (open.isEmpty()) {
            throw Problem.conflict("out-of-order", "nothing waits for approval on this response");
        }
        if (open.size() > 1) {
            List<UUID> ids = open.stream().map(p -> p.id).toList();
            throw Problem.invalid(InputError.at("/change", "one of " + ids, null));
        }
        return open.get(0).id;
    }

    /** The last proposal with an entered approval; the rest is for the countersigning itself to refuse. */
    UUID toCountersign(Response response) {
        List<Proposal> all = proposals.of(response.id);
        return all.stream()
                .filter(p -> views.of(p).signatures().stream()
                        .anyMatch(s -> s.countersignature() != null
                                && s.countersignature().at() == null))
                .map(p -> p.id)
                .findFirst()
                .orElse(all.get(0).id);
    }

    private List<Proposal> open(Response response) {
        return proposals.of(response.id).stream().filter(Proposal::open).toList();
    }

    private static boolean isSupplement(Proposal p, UUID named) {
        return p.payload != null
                && named.toString().equals(p.payload.path("supplement").asText());
    }
}
