using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Reviews.Host.Storage.Migrations;

/// <summary>
/// The first schema. Long because it is one list; column types are left to the provider, so that one migration serves
/// both databases, and a test proves that the result equals the model.
/// </summary>
[DbContext(typeof(ReviewsDb))]
[Migration("20261125_first_schema")]
internal sealed class M20261125_FirstSchema : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        var migration = migrationBuilder;
        var json = migrationBuilder.IsNpgsql() ? "jsonb" : "TEXT";
        migration.CreateTable(
            "AuditChains",
            table => new
            {
                ChainId = table.Column<string>(),
                Sequence = table.Column<long>(),
                Hash = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_AuditChains", row => row.ChainId);
            });
        migration.CreateTable(
            "AuditEntries",
            table => new
            {
                ChainId = table.Column<string>(),
                Sequence = table.Column<long>(),
                At = table.Column<long>(),
                By = table.Column<string>(),
                Why = table.Column<string>(nullable: true),
                RequestId = table.Column<string>(),
                Event = table.Column<string>(),
                ProcessInstanceId = table.Column<Guid>(nullable: true),
                Data = table.Column<string>(),
                PreviousHash = table.Column<string>(),
                Hash = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_AuditEntries", row => new { row.ChainId, row.Sequence });
            });
        migration.CreateTable(
            "DefinitionVersions",
            table => new
            {
                ProcessId = table.Column<string>(),
                Version = table.Column<string>(),
                Partnership = table.Column<string>(),
                FileName = table.Column<string>(),
                Bpmn = table.Column<byte[]>(),
                FirstSeenAt = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_DefinitionVersions", row => new { row.ProcessId, row.Version });
            });
        migration.CreateTable(
            "Invitations",
            table => new
            {
                Id = table.Column<Guid>(),
                TokenHash = table.Column<string>(),
                Email = table.Column<string>(),
                DisplayName = table.Column<string>(),
                Role = table.Column<string>(),
                Body = table.Column<string>(nullable: true),
                Partnership = table.Column<string>(nullable: true),
                InvitedBy = table.Column<string>(),
                InvitedAt = table.Column<long>(),
                ExpiresAt = table.Column<long>(),
                UsedAt = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Invitations", row => row.Id);
            });
        migration.CreateTable(
            "OutboxMessages",
            table => new
            {
                Id = table.Column<Guid>(),
                Key = table.Column<string>(),
                Kind = table.Column<string>(),
                ReviewId = table.Column<Guid>(nullable: true),
                PersonId = table.Column<Guid>(nullable: true),
                To = table.Column<string>(),
                Subject = table.Column<string>(),
                Body = table.Column<string>(),
                Attachments = table.Column<string>(nullable: true),
                CreatedAt = table.Column<long>(),
                NextTryAt = table.Column<long>(),
                Tries = table.Column<int>(),
                LeasedUntil = table.Column<long>(nullable: true),
                SentAt = table.Column<long>(nullable: true),
                GivenUpAt = table.Column<long>(nullable: true),
                FailedReason = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_OutboxMessages", row => row.Id);
            });
        migration.CreateTable(
            "People",
            table => new
            {
                Id = table.Column<Guid>(),
                DisplayName = table.Column<string>(maxLength: 200),
                IsActive = table.Column<bool>(),
                CreatedAt = table.Column<long>(),
                UserName = table.Column<string>(maxLength: 256, nullable: true),
                NormalizedUserName = table.Column<string>(maxLength: 256, nullable: true),
                Email = table.Column<string>(maxLength: 256, nullable: true),
                NormalizedEmail = table.Column<string>(maxLength: 256, nullable: true),
                EmailConfirmed = table.Column<bool>(),
                PasswordHash = table.Column<string>(nullable: true),
                SecurityStamp = table.Column<string>(nullable: true),
                ConcurrencyStamp = table.Column<string>(nullable: true),
                PhoneNumber = table.Column<string>(nullable: true),
                PhoneNumberConfirmed = table.Column<bool>(),
                TwoFactorEnabled = table.Column<bool>(),
                LockoutEnd = table.Column<DateTimeOffset>(nullable: true),
                LockoutEnabled = table.Column<bool>(),
                AccessFailedCount = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_People", row => row.Id);
            });
        migration.CreateTable(
            "Requests",
            table => new
            {
                Id = table.Column<string>(),
                By = table.Column<string>(),
                At = table.Column<long>(),
                Asked = table.Column<string>(),
                Result = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Requests", row => row.Id);
            });
        migration.CreateTable(
            "Reviews",
            table => new
            {
                Id = table.Column<Guid>(),
                Reference = table.Column<string>(),
                Partnership = table.Column<string>(),
                ProcessId = table.Column<string>(),
                Status = table.Column<string>(),
                StartedOn = table.Column<string>(),
                StartedAt = table.Column<long>(),
                StartedBy = table.Column<string>(),
                ClosedAt = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Reviews", row => row.Id);
            });
        migration.CreateTable(
            "Settings",
            table => new
            {
                Name = table.Column<string>(),
                Value = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Settings", row => row.Name);
            });
        migration.CreateTable(
            "DefinitionForms",
            table => new
            {
                ProcessId = table.Column<string>(),
                Version = table.Column<string>(),
                FormId = table.Column<string>(),
                Content = table.Column<byte[]>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_DefinitionForms", row => new { row.ProcessId, row.Version, row.FormId });
                table.ForeignKey("FK_DefinitionForms_DefinitionVersions_ProcessId_Version", row => new { row.ProcessId, row.Version }, "DefinitionVersions", ["ProcessId", "Version"], onDelete: ReferentialAction.Cascade);
            });
        migration.CreateTable(
            "PersonClaims",
            table => new
            {
                Id = table.Column<int>()
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                UserId = table.Column<Guid>(),
                ClaimType = table.Column<string>(nullable: true),
                ClaimValue = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_PersonClaims", row => row.Id);
                table.ForeignKey("FK_PersonClaims_People_UserId", row => row.UserId, "People", "Id", onDelete: ReferentialAction.Cascade);
            });
        migration.CreateTable(
            "PersonLogins",
            table => new
            {
                LoginProvider = table.Column<string>(),
                ProviderKey = table.Column<string>(),
                ProviderDisplayName = table.Column<string>(nullable: true),
                UserId = table.Column<Guid>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_PersonLogins", row => new { row.LoginProvider, row.ProviderKey });
                table.ForeignKey("FK_PersonLogins_People_UserId", row => row.UserId, "People", "Id", onDelete: ReferentialAction.Cascade);
            });
        migration.CreateTable(
            "PersonPasskeys",
            table => new
            {
                CredentialId = table.Column<byte[]>(maxLength: 1024),
                UserId = table.Column<Guid>(),
                Data = table.Column<string>(json),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_PersonPasskeys", row => row.CredentialId);
                table.ForeignKey("FK_PersonPasskeys_People_UserId", row => row.UserId, "People", "Id", onDelete: ReferentialAction.Cascade);
            });
        migration.CreateTable(
            "PersonTokens",
            table => new
            {
                UserId = table.Column<Guid>(),
                LoginProvider = table.Column<string>(),
                Name = table.Column<string>(),
                Value = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_PersonTokens", row => new { row.UserId, row.LoginProvider, row.Name });
                table.ForeignKey("FK_PersonTokens_People_UserId", row => row.UserId, "People", "Id", onDelete: ReferentialAction.Cascade);
            });
        migration.CreateTable(
            "PreparedReviews",
            table => new
            {
                Id = table.Column<Guid>(),
                PersonId = table.Column<Guid>(),
                Answers = table.Column<string>(),
                At = table.Column<long>(),
                StartedAs = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_PreparedReviews", row => row.Id);
                table.ForeignKey("FK_PreparedReviews_People_PersonId", row => row.PersonId, "People", "Id", onDelete: ReferentialAction.Restrict);
            });
        migration.CreateTable(
            "RoleAssignments",
            table => new
            {
                Id = table.Column<Guid>(),
                PersonId = table.Column<Guid>(),
                Role = table.Column<string>(),
                Body = table.Column<string>(nullable: true),
                Partnership = table.Column<string>(nullable: true),
                GrantedBy = table.Column<string>(),
                Since = table.Column<long>(),
                Until = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_RoleAssignments", row => row.Id);
                table.ForeignKey("FK_RoleAssignments_People_PersonId", row => row.PersonId, "People", "Id", onDelete: ReferentialAction.Restrict);
            });
        migration.CreateTable(
            "Sessions",
            table => new
            {
                KeyHash = table.Column<string>(),
                PersonId = table.Column<Guid>(),
                Ticket = table.Column<byte[]>(),
                StartedAt = table.Column<long>(),
                LastSeenAt = table.Column<long>(),
                ExpiresAt = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Sessions", row => row.KeyHash);
                table.ForeignKey("FK_Sessions_People_PersonId", row => row.PersonId, "People", "Id", onDelete: ReferentialAction.Restrict);
            });
        migration.CreateTable(
            "Participants",
            table => new
            {
                Id = table.Column<Guid>(),
                ReviewId = table.Column<Guid>(),
                PersonId = table.Column<Guid>(),
                Role = table.Column<string>(),
                Body = table.Column<string>(nullable: true),
                AddedBy = table.Column<string>(),
                Since = table.Column<long>(),
                Until = table.Column<long>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Participants", row => row.Id);
                table.ForeignKey("FK_Participants_People_PersonId", row => row.PersonId, "People", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_Participants_Reviews_ReviewId", row => row.ReviewId, "Reviews", "Id", onDelete: ReferentialAction.Restrict);
            });
        migration.CreateTable(
            "ProcessInstances",
            table => new
            {
                Id = table.Column<Guid>(),
                ReviewId = table.Column<Guid>(),
                ProcessId = table.Column<string>(),
                Name = table.Column<string>(),
                DefinitionVersion = table.Column<string>(),
                Version = table.Column<long>(),
                Snapshot = table.Column<string>(),
                Status = table.Column<string>(),
                StartedAt = table.Column<long>(),
                CallerId = table.Column<Guid>(nullable: true),
                CallId = table.Column<long>(nullable: true),
                EndedAt = table.Column<long>(nullable: true),
                AnchorOn = table.Column<string>(nullable: true),
                AnchorTime = table.Column<string>(nullable: true),
                Limit = table.Column<string>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ProcessInstances", row => row.Id);
                table.ForeignKey("FK_ProcessInstances_Reviews_ReviewId", row => row.ReviewId, "Reviews", "Id", onDelete: ReferentialAction.Restrict);
            });
        migration.CreateTable(
            "ArmedTimers",
            table => new
            {
                ProcessInstanceId = table.Column<Guid>(),
                TimerId = table.Column<long>(),
                ElementId = table.Column<string>(),
                DueAt = table.Column<long>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ArmedTimers", row => new { row.ProcessInstanceId, row.TimerId });
                table.ForeignKey("FK_ArmedTimers_ProcessInstances_ProcessInstanceId", row => row.ProcessInstanceId, "ProcessInstances", "Id", onDelete: ReferentialAction.Restrict);
            });
        migration.CreateTable(
            "Jobs",
            table => new
            {
                Id = table.Column<Guid>(),
                ReviewId = table.Column<Guid>(),
                ProcessInstanceId = table.Column<Guid>(),
                EngineInstanceId = table.Column<long>(),
                ElementId = table.Column<string>(),
                Type = table.Column<string>(),
                RetriesLeft = table.Column<int>(),
                CreatedAt = table.Column<long>(),
                DueAt = table.Column<long>(),
                State = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Jobs", row => row.Id);
                table.ForeignKey("FK_Jobs_ProcessInstances_ProcessInstanceId", row => row.ProcessInstanceId, "ProcessInstances", "Id", onDelete: ReferentialAction.Restrict);
            });
        migration.CreateTable(
            "ReviewTasks",
            table => new
            {
                Id = table.Column<Guid>(),
                ReviewId = table.Column<Guid>(),
                ProcessInstanceId = table.Column<Guid>(),
                EngineInstanceId = table.Column<long>(),
                ElementId = table.Column<string>(),
                Name = table.Column<string>(),
                Step = table.Column<string>(),
                FormId = table.Column<string>(nullable: true),
                Assignee = table.Column<string>(nullable: true),
                Subject = table.Column<string>(),
                SubjectId = table.Column<string>(nullable: true),
                SubjectName = table.Column<string>(nullable: true),
                Due = table.Column<string>(nullable: true),
                DueAt = table.Column<long>(nullable: true),
                DueRule = table.Column<string>(nullable: true),
                FollowUpAt = table.Column<long>(nullable: true),
                CreatedAt = table.Column<long>(),
                CompletedAt = table.Column<long>(nullable: true),
                CompletedBy = table.Column<string>(nullable: true),
                CancelledAt = table.Column<long>(nullable: true),
                IsOpen = table.Column<bool>(),
                Properties = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ReviewTasks", row => row.Id);
                table.ForeignKey("FK_ReviewTasks_ProcessInstances_ProcessInstanceId", row => row.ProcessInstanceId, "ProcessInstances", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_ReviewTasks_Reviews_ReviewId", row => row.ReviewId, "Reviews", "Id", onDelete: ReferentialAction.Restrict);
            });
        migration.CreateTable(
            "Documents",
            table => new
            {
                Id = table.Column<Guid>(),
                ReviewId = table.Column<Guid>(),
                ProcessInstanceId = table.Column<Guid>(nullable: true),
                TaskId = table.Column<Guid>(nullable: true),
                Body = table.Column<string>(nullable: true),
                Kind = table.Column<string>(),
                FileName = table.Column<string>(),
                ContentType = table.Column<string>(),
                Size = table.Column<long>(),
                Sha256 = table.Column<string>(),
                StoredName = table.Column<string>(),
                UploadedBy = table.Column<string>(),
                UploadedAt = table.Column<long>(),
                LinkedAt = table.Column<long>(nullable: true),
                ReleasedAt = table.Column<long>(nullable: true),
                Version = table.Column<int>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Documents", row => row.Id);
                table.ForeignKey("FK_Documents_ReviewTasks_TaskId", row => row.TaskId, "ReviewTasks", "Id", onDelete: ReferentialAction.Restrict);
                table.ForeignKey("FK_Documents_Reviews_ReviewId", row => row.ReviewId, "Reviews", "Id", onDelete: ReferentialAction.Restrict);
            });
        migration.CreateTable(
            "TaskGroups",
            table => new
            {
                TaskId = table.Column<Guid>(),
                Role = table.Column<string>(),
                Body = table.Column<string>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_TaskGroups", row => new { row.TaskId, row.Role, row.Body });
                table.ForeignKey("FK_TaskGroups_ReviewTasks_TaskId", row => row.TaskId, "ReviewTasks", "Id", onDelete: ReferentialAction.Cascade);
            });
        migration.CreateIndex("IX_ArmedTimers_DueAt", "ArmedTimers", "DueAt");
        migration.CreateIndex("IX_Documents_ReviewId", "Documents", "ReviewId");
        migration.CreateIndex("IX_Documents_StoredName", "Documents", "StoredName", unique: true);
        migration.CreateIndex("IX_Documents_TaskId", "Documents", "TaskId");
        migration.CreateIndex("IX_Invitations_TokenHash", "Invitations", "TokenHash", unique: true);
        migration.CreateIndex("IX_Jobs_ProcessInstanceId_EngineInstanceId", "Jobs", ["ProcessInstanceId", "EngineInstanceId"], unique: true);
        migration.CreateIndex("IX_Jobs_State_DueAt", "Jobs", ["State", "DueAt"]);
        migration.CreateIndex("IX_OutboxMessages_Key", "OutboxMessages", "Key", unique: true);
        migration.CreateIndex("IX_OutboxMessages_SentAt_NextTryAt", "OutboxMessages", ["SentAt", "NextTryAt"]);
        migration.CreateIndex("IX_Participants_PersonId_ReviewId", "Participants", ["PersonId", "ReviewId"]);
        migration.CreateIndex("IX_Participants_ReviewId", "Participants", "ReviewId");
        migration.CreateIndex("EmailIndex", "People", "NormalizedEmail");
        migration.CreateIndex("UserNameIndex", "People", "NormalizedUserName", unique: true);
        migration.CreateIndex("IX_PersonClaims_UserId", "PersonClaims", "UserId");
        migration.CreateIndex("IX_PersonLogins_UserId", "PersonLogins", "UserId");
        migration.CreateIndex("IX_PersonPasskeys_UserId", "PersonPasskeys", "UserId");
        migration.CreateIndex("IX_PreparedReviews_PersonId", "PreparedReviews", "PersonId");
        migration.CreateIndex("IX_ProcessInstances_ReviewId", "ProcessInstances", "ReviewId");
        migration.CreateIndex("IX_ReviewTasks_IsOpen_DueAt", "ReviewTasks", ["IsOpen", "DueAt"]);
        migration.CreateIndex("IX_ReviewTasks_ProcessInstanceId_EngineInstanceId", "ReviewTasks", ["ProcessInstanceId", "EngineInstanceId"], unique: true);
        migration.CreateIndex("IX_ReviewTasks_ReviewId", "ReviewTasks", "ReviewId");
        migration.CreateIndex("IX_Reviews_Partnership_Status", "Reviews", ["Partnership", "Status"]);
        migration.CreateIndex("IX_Reviews_Reference", "Reviews", "Reference", unique: true);
        migration.CreateIndex("IX_RoleAssignments_PersonId", "RoleAssignments", "PersonId");
        migration.CreateIndex("IX_Sessions_PersonId", "Sessions", "PersonId");
        migration.CreateIndex("IX_TaskGroups_Role_Body", "TaskGroups", ["Role", "Body"]);
    }
}
