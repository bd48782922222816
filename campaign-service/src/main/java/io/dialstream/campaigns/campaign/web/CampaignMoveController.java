package io.dialstream.campaigns.campaign.web;

import io.dialstream.campaigns.campaign.CampaignChanges;
import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.campaign.CampaignMoves;
import io.dialstream.campaigns.campaign.CampaignPatch;
import io.dialstream.campaigns.campaign.CampaignView;
import io.dialstream.campaigns.campaign.CampaignViews;
import io.dialstream.foundation.access.User;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a campaign can be told to do. Every request here can be repeated. */
@RestController
@RequestMapping("/campaigns/{id}")
@Tag(name = "Campaigns")
@ApiResponse(responseCode = "200", description = "The campaign as it is now")
@ApiResponse(responseCode = "404", description = "The user has no such campaign")
@ApiResponse(responseCode = "409", description = "The campaign's status does not allow it")
@ApiResponse(
        responseCode = "503",
        description = "Kafka is away; what was stored takes effect when it is back")
class CampaignMoveController {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final CampaignMoves moves;
    private final CampaignChanges changes;
    private final CampaignViews views;

    CampaignMoveController(CampaignMoves moves, CampaignChanges changes, CampaignViews views) {
        this.moves = moves;
        this.changes = changes;
        this.views = views;
    }

    @PostMapping("/start")
    @Operation(summary = "Start a campaign that was created with start: false")
    CampaignView start(@AuthenticationPrincipal User user, @PathVariable String id) {
        return move(user, id, new CampaignMove.Start());
    }

    @PatchMapping("/pause")
    @Operation(summary = "Start no new call", description = "Live calls end as they would.")
    CampaignView pause(@AuthenticationPrincipal User user, @PathVariable String id) {
        return move(user, id, new CampaignMove.Pause(null));
    }

    @PatchMapping("/resume")
    @Operation(summary = "Go on with the next lead")
    CampaignView resume(@AuthenticationPrincipal User user, @PathVariable String id) {
        return move(user, id, new CampaignMove.Resume());
    }

    @DeleteMapping
    @Operation(
            summary = "Stop a campaign for good",
            description =
                    "Leads that were not called become SKIPPED. Live calls end as they would, or"
                            + " are hung up with hangup=true.")
    CampaignView stop(
            @AuthenticationPrincipal User user,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean hangup) {
        return move(user, id, new CampaignMove.Stop(hangup));
    }

    @PatchMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, MERGE_PATCH})
    @Operation(
            summary = "Change a campaign that is not over",
            description =
                    "A JSON merge patch: what is named is changed, what is null is removed. Leads"
                            + " that wait keep their time.")
    @ApiResponse(responseCode = "400", description = "See errors; nothing was changed")
    CampaignView change(
            @AuthenticationPrincipal User user,
            @PathVariable String id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    CampaignPatchRequest.class)))
                    @RequestBody
                    Map<String, @Nullable Object> patch) {
        return views.of(changes.request(user.id(), id, new CampaignPatch(patch)));
    }

    private CampaignView move(User user, String id, CampaignMove move) {
        return views.of(moves.request(user.id(), id, move));
    }
}
