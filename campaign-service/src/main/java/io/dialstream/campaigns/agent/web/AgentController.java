package io.dialstream.campaigns.agent.web;

import io.dialstream.campaigns.agent.Agent;
import io.dialstream.campaigns.agent.AgentRemoval;
import io.dialstream.campaigns.agent.AgentStorage;
import io.dialstream.campaigns.agent.AgentValidation;
import io.dialstream.campaigns.agent.AgentView;
import io.dialstream.campaigns.agent.Agents;
import io.dialstream.foundation.access.User;
import io.dialstream.foundation.paging.Cursor;
import io.dialstream.foundation.paging.Page;
import io.dialstream.foundation.paging.PageRequest;
import io.dialstream.foundation.problem.NotFoundException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Agents over HTTP. */
@RestController
@RequestMapping("/agents")
@Tag(name = "Agents", description = "What callees hear, and from which number they are called")
class AgentController {

    private final Agents agents;
    private final AgentStorage storage;
    private final AgentRemoval removal;
    private final AgentValidation validation;
    private final Clock clock;

    AgentController(
            Agents agents,
            AgentStorage storage,
            AgentRemoval removal,
            AgentValidation validation,
            Clock clock) {
        this.agents = agents;
        this.storage = storage;
        this.removal = removal;
        this.validation = validation;
        this.clock = clock;
    }

    @PutMapping("/{agentId}")
    @Operation(
            summary = "Create or replace an agent",
            description =
                    "Calls that are placed from now on, and those that come in at its numbers, use"
                            + " it; live calls are not touched.")
    @ApiResponse(responseCode = "201", description = "There is a new agent")
    @ApiResponse(responseCode = "200", description = "The agent was replaced")
    ResponseEntity<AgentView> put(
            @AuthenticationPrincipal User user,
            @Parameter(schema = @Schema(pattern = "^" + AgentValidation.AGENT_ID + "$"))
                    @PathVariable
                    String agentId,
            @RequestBody AgentRequest request) {
        var agent = validation.agent(user.id(), agentId, request.submission(), clock.instant());
        boolean created = storage.put(agent);
        var answer =
                created
                        ? ResponseEntity.created(URI.create("/agents/" + agentId))
                        : ResponseEntity.ok();
        return answer.body(AgentView.of(find(user, agentId)));
    }

    @GetMapping("/{agentId}")
    @Operation(summary = "An agent")
    @ApiResponse(responseCode = "200", description = "The agent")
    @ApiResponse(responseCode = "404", description = "The user has no such agent")
    AgentView get(@AuthenticationPrincipal User user, @PathVariable String agentId) {
        return AgentView.of(find(user, agentId));
    }

    @GetMapping
    @Operation(summary = "The user's agents, newest first")
    @ApiResponse(responseCode = "200", description = "A page of agents")
    Page<AgentView> list(
            @AuthenticationPrincipal User user,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        return Page.of(agents.list(user.id(), page), page.limit(), AgentController::cursorOf)
                .map(AgentView::of);
    }

    @DeleteMapping("/{agentId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete an agent")
    @ApiResponse(responseCode = "204", description = "The agent is gone")
    @ApiResponse(responseCode = "404", description = "The user has no such agent")
    @ApiResponse(
            responseCode = "409",
            description = "A campaign or call that is not finished, or a number, uses it")
    void delete(@AuthenticationPrincipal User user, @PathVariable String agentId) {
        removal.remove(user.id(), agentId);
    }

    private Agent find(User user, String agentId) {
        return agents.find(user.id(), agentId)
                .orElseThrow(() -> new NotFoundException("There is no agent " + agentId + "."));
    }

    private static Cursor cursorOf(Agent agent) {
        return new Cursor(agent.createdAt(), agent.agentId());
    }
}
